package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of numbers that are missing, not computed, or overlapping. */
final class HostMemoryTest {
  private static final String ALL =
      "Slab: 100 kB\nPageTables: 10 kB\nSecPageTables: 1 kB\nPercpu: 5 kB\nShadowCallStack: 9 kB\n"
          + "KernelStack: 30 kB\nVmallocUsed: 40 kB\n";

  @TempDir Path procfs;
  private final FakeClock clock = new FakeClock();
  private final List<String> logged = new ArrayList<>();

  @Test
  void lowerBoundCountsStacksOnceWhereTheyAreInVmalloc() throws IOException {
    assertThat(read(ALL).lowerBound(true)).isEqualTo((100 + 10 + 1 + 5 + 40) * 1024);
    assertThat(read(ALL.replace("Used: 40", "Used: 20")).lowerBound(true))
        .isEqualTo((100 + 10 + 1 + 5 + 30) * 1024);
  }

  @Test
  void lowerBoundAddsStacksWhereTheyAreApart() throws IOException {
    assertThat(read(ALL).lowerBound(false)).isEqualTo((100 + 10 + 1 + 5 + 40 + 30) * 1024);
  }

  @Test
  void lowerBoundDoesWithoutWhatIsMissing() throws IOException {
    assertThat(read(ALL.replace("Used: 40", "Used: 0")).lowerBound(false))
        .isEqualTo((100 + 10 + 1 + 5 + 30) * 1024);
    assertThat(read("VmallocUsed: 40 kB\n").lowerBound(true)).isEqualTo(40 * 1024);
    assertThat(read("MemTotal: 40 kB\n").lowerBound(true)).isEqualTo(HostMemory.NOT_REPORTED);
    assertThat(read("Slab: x kB\n").lowerBound(true)).isEqualTo(HostMemory.NOT_REPORTED);
  }

  @Test
  void lowerBoundSticksAtTheLargestNumber() throws IOException {
    String largest = "9007199254740991";
    assertThat(read("Slab: " + largest + " kB\nPageTables: " + largest + " kB\n").lowerBound(true))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void vmallocUsedOfZeroIsNotReported() throws IOException {
    Files.createDirectories(procfs.resolve("sys/kernel"));
    Files.writeString(procfs.resolve("sys/kernel/osrelease"), "4.18.0-vendor\n");
    HostMemory memory = read(ALL.replace("Used: 40", "Used: 0"));
    assertThat(memory.get(Dimension.VMALLOC_USED)).isEqualTo(HostMemory.NOT_REPORTED);
    assertThat(memory.unavailable())
        .containsExactly(
            "VmallocUsed: not reported by this kernel: "
                + procfs
                + "/meminfo of Linux 4.18.0-vendor always shows 0, which Linux 4.4 to 5.2 print"
                + " instead of computing it");
    assertThat(logged).isEmpty();
  }

  @Test
  void vmallocUsedOfZeroIsANumberOnAKernelThatComputesIt() throws IOException {
    HostReader reader = new HostReader(procfs.toFile(), new ProblemLog(logged::add));
    write("VmallocUsed: 4 kB\n");
    reader.read(clock);
    write("VmallocUsed: 0 kB\n");
    assertThat(reader.read(clock).get(Dimension.VMALLOC_USED)).isZero();
    reader.close();
  }

  @Test
  void tellsAnAbsentFromAnUnreadableDimension() throws IOException {
    HostMemory memory = read("Slab: 1 kB\nVmallocUsed: 2 kB\nKernelStack: 3\nPageTables: 4 kB\n");
    assertThat(memory.get(Dimension.KERNEL_STACK)).isEqualTo(HostMemory.UNREADABLE);
    assertThat(memory.get(Dimension.PER_CPU)).isEqualTo(HostMemory.NOT_REPORTED);
    assertThat(memory.unavailable())
        .satisfiesExactly(
            stack ->
                assertThat(stack).startsWith("KernelStack: unreadable: ").contains("offset 29"),
            percpu ->
                assertThat(percpu)
                    .startsWith("PerCPU: not reported by this kernel: ")
                    .endsWith("has no line Percpu (mainline reports it since 4.19)"));
  }

  @Test
  void givesEachUnreadableDimensionItsOwnReason() throws IOException {
    HostMemory memory = read("Slab: a kB\nKernelStack: b kB\n");
    assertThat(memory.unavailable())
        .contains(
            "Slab: unreadable: "
                + procfs
                + "/meminfo: Slab at offset 0: expected a number of kB below 2^53, found \"a kB\"",
            "KernelStack: unreadable: "
                + procfs
                + "/meminfo: KernelStack at offset 11: expected a number of kB below 2^53,"
                + " found \"b kB\"");
  }

  private HostMemory read(String text) throws IOException {
    write(text);
    try (HostReader reader = new HostReader(procfs.toFile(), new ProblemLog(logged::add))) {
      return reader.read(clock);
    }
  }

  private void write(String text) throws IOException {
    Files.writeString(procfs.resolve("meminfo"), text);
  }
}
