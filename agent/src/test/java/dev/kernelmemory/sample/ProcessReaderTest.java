package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kernelmemory.procfs.MeminfoField;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessReaderTest {
  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();
  private KernelDirectory procfs;
  private ProcessReader reader;
  private ProcessMemory last = ProcessMemory.without("not read yet", Moment.now(clock));

  @BeforeEach
  void mount() {
    procfs =
        new KernelDirectory(directory)
            .write(
                "self/status", "VmSize:\t 900 kB\nVmRSS:\t 100 kB\nVmPTE:\t 8 kB\nThreads:\t20\n")
            .write("self/fd/0", "")
            .write("self/fd/1", "")
            .write("self/maps", "a\nb\nc\n")
            .write("self/limits", "Max open files            1024           4096          files\n")
            .write("sys/vm/max_map_count", "65530\n")
            .write("loadavg", "0.00 0.00 0.00 1/100 4711\n");
    reader =
        new ProcessReader(
            new File(procfs.root(), "self"),
            Places.of(procfs.root(), procfs.root(), null),
            Sources.settings(problems));
  }

  private ProcessMemory read(long hostStackKib) {
    Moment moment = Moment.now(clock);
    long[] bytes = new long[MeminfoField.values().length];
    bytes[MeminfoField.KERNEL_STACK.ordinal()] = hostStackKib << 10;
    last =
        reader.read(clock, moment, new HostMemory(bytes, HostUse.UNKNOWN, List.of(), moment), last);
    return last;
  }

  @Test
  void readsStatusAndCountsFilesAndMappings() {
    ProcessMemory memory = read(1600);
    assertThat(memory.get(ProcessField.VIRTUAL_SIZE)).isEqualTo(900 << 10);
    assertThat(memory.get(ProcessField.RESIDENT)).isEqualTo(100 << 10);
    assertThat(memory.get(Dimension.PAGE_TABLES)).isEqualTo(8 << 10);
    assertThat(memory.get(ProcessField.THREADS)).isEqualTo(20);
    assertThat(memory.get(ProcessField.OPEN_FILES)).isPositive();
    assertThat(memory.get(ProcessField.MAPPINGS)).isEqualTo(3);
    assertThat(problems).isEmpty();
  }

  @Test
  void estimatesKernelStacksFromTheHostsThreadSize() {
    // 100 tasks on the host with 3,200 KiB: 32 KiB each, as under KASAN.
    assertThat(read(3200).get(Dimension.KERNEL_STACK)).isEqualTo(20 * 32 << 10);
  }

  @Test
  void estimatesKernelStacksByTheArchitectureWhereTheHostsNumbersDoNotFit() {
    assumeTrue(
        List.of("amd64", "aarch64").contains(System.getProperty("os.arch")),
        "skipped: no usual size is asserted for this architecture");
    assertThat(read(5).get(Dimension.KERNEL_STACK)).isEqualTo(20 * 16 << 10);
  }

  @Test
  void saysThatTheRestIsNotKnownByProcess() {
    assertThat(read(1600).unavailable())
        .containsExactly(
            "Slab: not reported: the kernel keeps no account of it by process",
            "VmallocUsed: not reported: the kernel keeps no account of it by process",
            "PerCPU: not reported: the kernel keeps no account of it by process");
    assertThat(last.get(Dimension.SLAB)).isEqualTo(KernelMemory.NOT_REPORTED);
  }

  @Test
  void countsMappingsOnceAMinuteAndFilesEveryTenSeconds() {
    read(1600);
    procfs.write("self/maps", "a\n");
    clock.pass(30, SECONDS);
    assertThat(read(1600).get(ProcessField.MAPPINGS)).isEqualTo(3);
    clock.pass(31, SECONDS);
    assertThat(read(1600).get(ProcessField.MAPPINGS)).isEqualTo(1);
  }

  @Test
  void goesOnWithoutAStatusThatIsGone() {
    read(1600);
    procfs.write("self/status", "VmPTE:\t much kB\nThreads:\t20\n");
    assertThat(read(1600).get(Dimension.PAGE_TABLES)).isEqualTo(KernelMemory.UNREADABLE);
    assertThat(last.get(ProcessField.THREADS)).isEqualTo(20);
    assertThat(last.unavailable().toString())
        .contains("PageTables: unreadable: " + procfs.path("self/status") + ": VmPTE at offset 0");
  }

  @Test
  void givesItsShareOfAnotherScope() {
    ProcessMemory memory = read(1600);
    HostMemory host = HostMemory.without("none", Moment.now(clock));
    assertThat(memory.shareOf(host, Dimension.KERNEL_STACK)).isNaN();
    assertThat(memory.shareOf(memory, Dimension.KERNEL_STACK)).isEqualTo(1);
    assertThat(memory.shareOf(memory, Dimension.SLAB)).isNaN();
  }
}
