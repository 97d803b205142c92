package dev.kernelmemory.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class PackedJarTest {
  private static final byte[] TEXT = "class file ".repeat(10_000).getBytes();
  private static final byte[] NOISE = noise();

  @Test
  void unpacksWhatIsAskedFor() throws IOException {
    PackedJar jar = PackedJar.of(jar());

    assertThat(jar.read("a/Text.class")).isEqualTo(TEXT);
    assertThat(jar.read("a/Noise.class")).isEqualTo(NOISE);
    assertThat(jar.read("a/Stored.class")).isEqualTo(NOISE);
    assertThat(jar.read("a/Empty.class")).isEmpty();
    assertThat(jar.read("a/Text.class")).as("a second time").isEqualTo(TEXT);
    assertThat(jar.read("a/Missing.class")).isNull();
  }

  @Test
  void refusesWhatIsNoJar() {
    assertThatThrownBy(() -> PackedJar.of(new byte[100]))
        .isInstanceOf(IOException.class)
        .hasMessage("no jar's directory at 78 of 100 bytes");
    assertThatThrownBy(() -> PackedJar.of(new byte[0])).isInstanceOf(IOException.class);
  }

  @Test
  void refusesAJarThatIsCutOff() throws IOException {
    byte[] jar = jar();
    for (int length = 0; length < jar.length; length += 1 + length / 20) {
      byte[] part = Arrays.copyOf(jar, length);
      assertThatThrownBy(() -> PackedJar.of(part)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void namesTheFileThatIsDamaged() throws IOException {
    byte[] jar = jar();
    // From behind the first file's local header into its content.
    Arrays.fill(jar, 50, 150, (byte) 0xff);

    assertThatThrownBy(() -> PackedJar.of(jar).read("a/Text.class"))
        .isInstanceOf(IOException.class)
        .hasMessage("a/Text.class is damaged in its jar");
  }

  private static byte[] jar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, new ZipEntry("a/Text.class"), TEXT);
      add(zip, new ZipEntry("a/Noise.class"), NOISE);
      ZipEntry stored = new ZipEntry("a/Stored.class");
      stored.setMethod(ZipEntry.STORED);
      stored.setSize(NOISE.length);
      CRC32 sum = new CRC32();
      sum.update(NOISE);
      stored.setCrc(sum.getValue());
      stored.setExtra(new byte[] {1, 2, 0, 0});
      add(zip, stored, NOISE);
      add(zip, new ZipEntry("a/Empty.class"), new byte[0]);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, ZipEntry entry, byte[] content) throws IOException {
    zip.putNextEntry(entry);
    zip.write(content);
  }

  private static byte[] noise() {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    return noise;
  }
}
