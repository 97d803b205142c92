package dev.kernelmemory.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentTest {
  @TempDir Path root;
  private Path procfs;
  private Path boot;

  @BeforeEach
  void directories() throws IOException {
    procfs = Files.createDirectories(root.resolve("proc"));
    boot = Files.createDirectories(root.resolve("boot"));
    Files.createDirectories(procfs.resolve("sys/kernel"));
    Files.createDirectories(root.resolve("sys/devices/system/cpu"));
    Files.writeString(procfs.resolve("sys/kernel/osrelease"), "6.1.0-30-amd64\n");
  }

  @Test
  void readsWhatTheKernelTells() throws IOException {
    Files.writeString(root.resolve("sys/devices/system/cpu/possible"), "0-7\n");
    Files.writeString(procfs.resolve("loadavg"), "0.20 0.18 0.12 1/80 11206\n");
    Environment environment = detect("amd64", 80 * 16 * 1024);
    assertThat(environment.kernelRelease()).isEqualTo("6.1.0-30-amd64");
    assertThat(environment.architecture()).isEqualTo("amd64");
    assertThat(environment.possibleProcessors()).isEqualTo(8);
    assertThat(environment.threadSizeBytes()).isEqualTo(16 * 1024);
  }

  @Test
  void marksWhatCanNotBeFoundOut() throws IOException {
    Files.delete(procfs.resolve("sys/kernel/osrelease"));
    Environment environment = detect("vax", -1);
    assertThat(environment.kernelRelease()).isEqualTo("unknown");
    assertThat(environment.possibleProcessors()).isEqualTo(-1);
    assertThat(environment.threadSizeBytes()).isEqualTo(-1);
    assertThat(environment.stackPlacement()).isEqualTo(StackPlacement.UNKNOWN);
  }

  @Test
  void knowsThePageSizeOfThisMachine() throws Exception {
    Process getconf = new ProcessBuilder("getconf", "PAGESIZE").start();
    String printed = new String(getconf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(detect("amd64", -1).pageSizeBytes()).isEqualTo(Long.parseLong(printed.trim()));
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIG_VMAP_STACK=y, VMALLOC", "# CONFIG_VMAP_STACK is not set, PAGES",
    "CONFIG_HAVE_ARCH_VMAP_STACK=y, PAGES", "CONFIG_VMAP_STACK=yes, PAGES"
  })
  void believesTheConfigurationBeforeTheArchitecture(String line, StackPlacement placement)
      throws IOException {
    String text = "CONFIG_X=y\n" + line + "\nCONFIG_Z=m\n";
    Files.writeString(boot.resolve("config-6.1.0-30-amd64"), text);
    assertThat(detect("amd64", -1).stackPlacement()).isEqualTo(placement);
    Files.delete(boot.resolve("config-6.1.0-30-amd64"));
    Files.write(procfs.resolve("config.gz"), gzip(text));
    assertThat(detect("amd64", -1).stackPlacement()).isEqualTo(placement);
  }

  @ParameterizedTest
  @CsvSource({
    "amd64, VMALLOC",
    "aarch64, VMALLOC",
    "s390x, VMALLOC",
    "riscv64, VMALLOC",
    "ppc64le, PAGES",
    "arm, UNKNOWN"
  })
  void fallsBackToTheArchitecture(String architecture, StackPlacement placement)
      throws IOException {
    Files.writeString(procfs.resolve("config.gz"), "not packed at all");
    Files.writeString(boot.resolve("config-6.1.0-30-amd64"), "");
    assertThat(detect(architecture, -1).stackPlacement()).isEqualTo(placement);
  }

  @ParameterizedTest
  @CsvSource({
    "1638400, 100, 16384",
    "1884159, 100, 16384",
    "1392641, 100, 16384",
    "2000000, 100, -1",
    "3276800, 100, 32768",
    "819200, 100, 8192",
    "0, 100, -1",
    "1638400, 0, -1",
    "-2, 100, -1"
  })
  void derivesTheThreadSizeWithin15Percent(long kernelStack, long tasks, long threadSize) {
    assertThat(ThreadSize.measured(kernelStack, tasks)).isEqualTo(threadSize);
  }

  private Environment detect(String architecture, long kernelStack) {
    Places places =
        new Places(
            root.toFile(),
            procfs.toFile(),
            root.resolve("sys").toFile(),
            procfs.resolve("self").toFile(),
            "");
    return Environment.detect(places, architecture, kernelStack);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return packed.toByteArray();
  }
}
