package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PseudoFileTest {
  @TempDir Path directory;
  private Path path;
  private PseudoFile file;

  @BeforeEach
  void name() {
    path = directory.resolve("meminfo");
    file = new PseudoFile(path.toFile());
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void readsAnewEachTime() throws IOException {
    Files.writeString(path, "one\n");
    assertThat(text()).isEqualTo("one\n");
    Files.writeString(path, "2\n");
    assertThat(text()).isEqualTo("2\n");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2047, 2048, 2049, 8191, 8192, 8193, 16384, 100_000, PseudoFile.MAX_BYTES})
  void readsAnyLengthWhetherOrNotALineFeedEndsIt(int length) throws IOException {
    String text = "x".repeat(length);
    Files.writeString(path, text);
    assertThat(text()).isEqualTo(text);
    assertThat(file.truncated()).isFalse();
    Files.writeString(path, text.isEmpty() ? "" : text.substring(1) + "\n");
    assertThat(text()).isEqualTo(text.isEmpty() ? "" : text.substring(1) + "\n");
  }

  @Test
  void stopsAtItsLimitAndSaysSo() throws IOException {
    Files.writeString(path, "x".repeat(PseudoFile.MAX_BYTES + 1));
    assertThat(file.read()).isEqualTo(PseudoFile.MAX_BYTES);
    assertThat(file.truncated()).isTrue();
    Files.writeString(path, "short\n");
    assertThat(text()).isEqualTo("short\n");
    assertThat(file.truncated()).isFalse();
  }

  @Test
  void namesAMissingFileAndReadsItOnceItIsThere() throws IOException {
    assertThatThrownBy(file::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(path.toString());
    Files.writeString(path, "here\n");
    assertThat(text()).isEqualTo("here\n");
  }

  @Test
  void refusesADirectory() {
    file = new PseudoFile(directory.toFile());
    assertThatThrownBy(file::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("directory");
  }

  @Test
  void readsOnAfterAnInterrupt() throws IOException {
    Files.writeString(path, "one\n");
    text();
    Thread.currentThread().interrupt();
    assertThat(text()).isEqualTo("one\n");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void readsTheRealThingInOneGo() throws IOException {
    file = new PseudoFile(new File("/proc/meminfo"));
    assertThat(text()).startsWith("MemTotal:").endsWith("\n");
    assertThat(text()).contains("\nSlab:");
  }

  private String text() throws IOException {
    int length = file.read();
    return new String(file.buffer(), 0, length, StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsAFileOfRecordsToItsEnd() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/slabinfo")), "skipped: /proc/slabinfo is for root");
    try (PseudoFile file = PseudoFile.ofRecords(new File("/proc/slabinfo"))) {
      int length = file.read();
      // A first read ends after about a page, at a line's end.
      assertThat(length).isGreaterThan(8192);
      assertThat(file.read()).isBetween(length / 2, length * 2);
    }
  }
}
