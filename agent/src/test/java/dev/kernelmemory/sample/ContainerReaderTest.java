package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.environment.CgroupResolver;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContainerReaderTest {
  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();
  private KernelDirectory machine;
  private ContainerMemory memory = ContainerMemory.without("not read yet", Moment.now(clock));
  private ContainerReader reader;

  @BeforeEach
  void mount() {
    machine =
        new KernelDirectory(directory)
            .write("proc/sys/kernel/osrelease", "5.10.0-36-amd64\n")
            .write("proc/cmdline", "ro quiet\n")
            .write("self/stat", "4711 (java) S 1\n")
            .write("self/mountinfo", "")
            .write("self/cgroup", "0::/a/b\n");
  }

  private ContainerReader open() {
    return open(Places.of(file("proc"), file("sys"), file("cgroup")));
  }

  private ContainerReader open(Places places) {
    return new ContainerReader(
        new CgroupResolver(file("self"), places.cgroupfs()), places, Sources.settings(problems));
  }

  private File file(String name) {
    return new File(machine.root(), name);
  }

  private ContainerMemory read() {
    if (reader == null) {
      reader = open();
    }
    memory = reader.read(clock, Moment.now(clock), memory);
    return memory;
  }

  /** A group of version 2, with another above it. */
  private void version2(String fixture) {
    for (String group : List.of("cgroup/a", "cgroup/a/b")) {
      machine
          .write(group + "/cgroup.controllers", "memory pids\n")
          .write(group + "/cgroup.events", "populated 1\n")
          .write(group + "/cgroup.type", "domain\n")
          .write(group + "/memory.current", "50000000\n")
          .write(group + "/memory.max", "max\n");
    }
    machine
        .captured("cgroup/a/b/memory.stat", fixture)
        .write("cgroup/a/b/cgroup.procs", "17\n4711\n")
        .write("cgroup/a/b/memory.events", "low 0\nhigh 1\nmax 2\noom 3\noom_kill 4\n")
        .write("cgroup/a/b/cgroup.stat", "nr_descendants 2\nnr_dying_descendants 5\n")
        .write("cgroup/a/b/pids.current", "12\n")
        .write("cgroup/a/b/pids.max", "max\n");
  }

  private void version1() {
    machine
        .write("self/cgroup", "9:pids:/a\n4:memory:/a\n0::/\n")
        .captured("cgroup/a/memory.stat", "memstat-v1-own-6.18.txt")
        .write("cgroup/a/cgroup.procs", "4711\n")
        .write("cgroup/a/memory.usage_in_bytes", "70000000\n")
        .write("cgroup/a/memory.kmem.usage_in_bytes", "5000000\n")
        .write("cgroup/a/memory.limit_in_bytes", "9223372036854771712\n")
        .write("cgroup/a/memory.max_usage_in_bytes", "80000000\n")
        .write("cgroup/a/memory.failcnt", "6\n")
        .write("cgroup/a/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
  }

  @Test
  void readsAllOfVersion2() {
    version2("memstat-v2-own-6.12.txt");
    read();
    for (Dimension dimension : Dimension.values()) {
      assertThat(memory.get(dimension)).as(dimension.label()).isNotNegative();
    }
    assertThat(memory.unavailable()).isEmpty();
    assertThat(memory.cgroupVersion()).isEqualTo(2);
    assertThat(memory.cgroupPath()).isEqualTo("/a/b");
    assertThat(memory.cgroupPlacement()).isEqualTo("own");
    assertThat(memory.get(ContainerField.CURRENT)).isEqualTo(50_000_000);
    assertThat(memory.get(ContainerField.LIMIT)).isEqualTo(ContainerMemory.UNLIMITED);
    assertThat(memory.get(ContainerField.PEAK)).isEqualTo(KernelMemory.NOT_REPORTED);
    assertThat(memory.get(ContainerField.HIGH_EVENTS)).isEqualTo(1);
    assertThat(memory.get(ContainerField.OOM_KILLS)).isEqualTo(4);
    assertThat(memory.get(ContainerField.OOM_GROUP_KILLS)).isEqualTo(KernelMemory.NOT_REPORTED);
    assertThat(memory.get(ContainerField.DYING_DESCENDANTS)).isEqualTo(5);
    assertThat(memory.get(ContainerField.TASKS)).isEqualTo(12);
    long kinds =
        memory.get(Dimension.SLAB)
            + memory.get(Dimension.VMALLOC_USED)
            + memory.get(Dimension.KERNEL_STACK)
            + memory.get(Dimension.PAGE_TABLES)
            + memory.get(Dimension.PER_CPU);
    assertThat(kinds).isLessThanOrEqualTo(memory.get(ContainerField.KERNEL));
    assertThat(problems).isEmpty();
  }

  @Test
  void namesTheKernelThatFirstReportsWhatVersion2Lacks() {
    version2("memstat-v2-own-5.10.txt");
    read();
    assertThat(memory.get(Dimension.SLAB)).isPositive();
    assertThat(memory.get(Dimension.PAGE_TABLES)).isEqualTo(KernelMemory.NOT_REPORTED);
    assertThat(memory.unavailable())
        .contains(
            "PageTables: not reported: "
                + machine.path("cgroup/a/b/memory.stat")
                + " of Linux 5.10.0-36-amd64 has no line pagetables (mainline reports it since"
                + " 5.11)");
    assertThat(memory.residual()).isEqualTo(ContainerMemory.NO_RESIDUAL);
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"max, 7000000, 7000000", "6000000, 7000000, 6000000", "8000000, 7000000, 7000000"})
  void takesTheSmallestLimitOfTheGroupAndThoseAbove(String own, String above, long effective) {
    version2("memstat-v2-own-6.12.txt");
    machine.write("cgroup/a/b/memory.max", own + "\n").write("cgroup/a/memory.max", above + "\n");
    assertThat(read().get(ContainerField.LIMIT)).isEqualTo(effective);
  }

  @Test
  void hasOneNumberOfKernelMemoryInVersion1() {
    version1();
    read();
    assertThat(memory.cgroupVersion()).isEqualTo(1);
    assertThat(memory.get(ContainerField.KERNEL)).isEqualTo(5_000_000);
    assertThat(memory.get(ContainerField.CURRENT)).isEqualTo(70_000_000);
    assertThat(memory.get(ContainerField.PEAK)).isEqualTo(80_000_000);
    assertThat(memory.get(ContainerField.LIMIT)).isEqualTo(ContainerMemory.UNLIMITED);
    assertThat(memory.get(ContainerField.MAX_EVENTS)).isEqualTo(6);
    assertThat(memory.get(ContainerField.OOM_KILLS)).isEqualTo(2);
    assertThat(memory.get(ContainerField.ANONYMOUS)).isNotNegative();
    for (Dimension dimension : Dimension.values()) {
      assertThat(memory.get(dimension)).isEqualTo(KernelMemory.NOT_REPORTED);
    }
    assertThat(memory.unavailable())
        .hasSize(5)
        .allSatisfy(reason -> assertThat(reason).contains("not reported: cgroup v1 knows"));
    assertThat(problems).isEmpty();
  }

  @Test
  void takesNoZeroForANumberWhereKernelMemoryIsNotAccountedFor() {
    version1();
    machine
        .write("proc/cmdline", "ro cgroup.memory=nokmem quiet\n")
        .write("cgroup/a/memory.kmem.usage_in_bytes", "0\n");
    read();
    assertThat(memory.get(ContainerField.KERNEL)).isEqualTo(KernelMemory.NOT_REPORTED);
    assertThat(memory.unavailable().get(0)).contains("cgroup.memory=nokmem");
  }

  @Test
  void saysWhyThereIsNoGroup() {
    machine.write("self/cgroup", "").write("cgroup/unrelated", "");
    read();
    assertThat(memory.cgroupDirectory()).isEmpty();
    assertThat(memory.get(ContainerField.CURRENT)).isEqualTo(KernelMemory.NOT_REPORTED);
    assertThat(memory.unavailable()).hasSize(5);
    assertThat(problems).isEmpty();
  }

  @Test
  void keepsTheOtherNumbersWhenOneFileIsMalformed() {
    version2("memstat-v2-own-6.12.txt");
    machine.write("cgroup/a/b/memory.stat", "anon 5\nslab much\nkernel_stack 16384\n");
    read();
    assertThat(memory.get(ContainerField.ANONYMOUS)).isEqualTo(5);
    assertThat(memory.get(Dimension.KERNEL_STACK)).isEqualTo(16384);
    assertThat(memory.get(Dimension.SLAB)).isEqualTo(KernelMemory.UNREADABLE);
    assertThat(memory.unavailable().get(0))
        .startsWith("Slab: unreadable: " + machine.path("cgroup/a/b/memory.stat"))
        .contains("slab at offset 7")
        .contains("much");
    assertThat(problems).hasSize(1);
  }

  @Test
  void noticesWithinAMinuteThatTheProcessWasMoved() {
    version2("memstat-v2-own-6.12.txt");
    read();
    machine
        .write("self/cgroup", "0::/a\n")
        .write("cgroup/a/b/cgroup.procs", "17\n")
        .write("cgroup/a/cgroup.procs", "4711\n")
        .write("cgroup/a/memory.stat", "anon 99\n");
    clock.pass(30, SECONDS);
    assertThat(read().cgroupPath()).isEqualTo("/a/b");
    clock.pass(30, SECONDS);
    assertThat(read().cgroupPath()).isEqualTo("/a");
    assertThat(memory.get(ContainerField.ANONYMOUS)).isEqualTo(99);
  }

  @Test
  void readsAgainWhatWasSparedOnlyWhenItIsDue() {
    version2("memstat-v2-own-6.12.txt");
    read();
    machine.write("cgroup/a/b/memory.max", "123\n");
    clock.pass(1, SECONDS);
    assertThat(read().get(ContainerField.LIMIT)).isEqualTo(ContainerMemory.UNLIMITED);
    clock.pass(4, SECONDS);
    assertThat(read().get(ContainerField.LIMIT)).isEqualTo(123);
  }
}
