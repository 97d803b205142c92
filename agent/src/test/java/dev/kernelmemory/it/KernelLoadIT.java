package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real load on the kernel shows in the numbers, by as much as the kernel takes for it. */
final class KernelLoadIT {
  private static final int THREADS = 2000;
  private static final long STACK_BYTES = 16 << 10;
  private static final long PAGE_TABLES = 4096;
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /** Threads of other programs on this machine that may come or go meanwhile. */
  private static final long OTHER_THREADS = 100;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void twoThousandThreadsTakeTheirStacks(Jdk jdk) throws Exception {
    assumeTrue(
        List.of("amd64", "aarch64").contains(System.getProperty("os.arch")),
        "skipped: the size of a kernel stack is only asserted where it is 16 KiB");
    try (Child child = Child.withAgent(jdk, "", "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(child.line()).isEqualTo("ready");
      awaitSamples(jmx, 3);
      long stacks = jmx.host("KernelStack");
      long vmalloc = jmx.host("VmallocUsed");
      assertThat(child.ask("threads " + THREADS)).isEqualTo("started " + THREADS);
      long expected = THREADS * STACK_BYTES;
      long slack = Meminfo.staleness(1024) + OTHER_THREADS * STACK_BYTES;

      Poll.until(
          "KernelStack risen by " + expected,
          () -> jmx.host("KernelStack") - stacks,
          rise -> Math.abs(rise - expected) <= slack);
      // Virtually mapped stacks are in VmallocUsed as well.
      assertThat(jmx.host("VmallocUsed") - vmalloc).isGreaterThan(expected - slack);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aSparseMappingTakesItsPageTables(Jdk jdk) throws Exception {
    assumeTrue(Files.isWritable(SHARED_MEMORY), "skipped: there is no writable /dev/shm");
    Path file = Files.createTempFile(SHARED_MEMORY, "kernel-memory-it-", "");
    try (Child child = Child.withAgent(jdk, "", "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(child.line()).isEqualTo("ready");
      awaitSamples(jmx, 3);
      long before = jmx.host("PageTables");
      assertThat(child.ask("map " + file)).isEqualTo("mapped " + PAGE_TABLES);
      long expected = PAGE_TABLES * 4096;

      Poll.until(
          "PageTables risen by " + expected,
          () -> jmx.host("PageTables") - before,
          rise -> rise > expected - Meminfo.staleness(4096) && rise < 2 * expected);
    } finally {
      Files.delete(file);
    }
  }

  private static void awaitSamples(JmxClient jmx, int more) throws Exception {
    long earlier = (Long) jmx.agent("SamplesTaken");
    Poll.until("samples", () -> (Long) jmx.agent("SamplesTaken"), n -> n >= earlier + more);
  }
}
