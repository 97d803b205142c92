package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The container's and the process's numbers, beside those of the kernel's own files. */
final class ContainerIT {
  private static final int THREADS = 1000;
  private static final long STACK_BYTES = 16 << 10;

  /** Charged in batches, and read at another moment. */
  private static final long SLACK_BYTES = 2 << 20;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void showsTheGroupThatTheJvmIsIn(Jdk jdk) throws Exception {
    try (MemoryCgroup group = MemoryCgroup.make("kernel-memory-it");
        Child child = inGroup(group, jdk);
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(jmx.connection().getAttribute(JmxClient.CONTAINER, "CgroupPath"))
          .isEqualTo(group.path());
      assertThat(jmx.connection().getAttribute(JmxClient.CONTAINER, "CgroupDirectory"))
          .isEqualTo(group.directory().toString());
      assertThat(jmx.container("CgroupVersion")).isEqualTo(group.version());
      boolean v1 = group.version() == 1;
      Poll.until(
          "Current near the file's",
          () -> jmx.container("Current") - group.number(file(v1, "usage_in_bytes", "current")),
          difference -> Math.abs(difference) < SLACK_BYTES);
      assertThat(jmx.container("Limit")).isPositive();
      assertThat(jmx.container("Anonymous")).isPositive();
      assertThat(jmx.container("HeapCommitted")).isPositive();
      long parts = jmx.container("Anonymous") + jmx.container("File") + jmx.container("Kernel");
      assertThat(jmx.container("Current")).isBetween(parts / 2, parts * 2);

      long limit = 3L << 30;
      group.write(file(v1, "limit_in_bytes", "max"), String.valueOf(limit));
      Poll.until("Limit", () -> jmx.container("Limit"), shown -> shown == limit);
      assertThat(jmx.container("Headroom"))
          .isBetween(limit - jmx.container("Current") - SLACK_BYTES, limit);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aThousandThreadsShowInGroupAndProcess(Jdk jdk) throws Exception {
    assumeTrue(
        List.of("amd64", "aarch64").contains(System.getProperty("os.arch")),
        "skipped: the size of a kernel stack is only asserted where it is 16 KiB");
    try (MemoryCgroup group = MemoryCgroup.make("kernel-memory-it");
        Child child = inGroup(group, jdk);
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(child.line()).isEqualTo("ready");
      Poll.until("Kernel", () -> jmx.container("Kernel"), bytes -> bytes > 0);
      long kernel = jmx.container("Kernel");
      long stacks = jmx.process("KernelStack");
      long threads = jmx.process("Threads");
      assertThat(stacks).isEqualTo(threads * STACK_BYTES);
      child.ask("threads " + THREADS);

      Poll.until(
          "a thousand more threads",
          () -> jmx.process("KernelStack") - stacks,
          rise -> rise >= THREADS * STACK_BYTES && rise < (THREADS + 50) * STACK_BYTES);
      // Stacks and what else belongs to a thread.
      Poll.until(
          "their stacks in the group's kernel memory",
          () -> jmx.container("Kernel") - kernel,
          rise -> rise >= THREADS * STACK_BYTES && rise < 4 * THREADS * STACK_BYTES);
      assertThat((Double) jmx.connection().getAttribute(JmxClient.PROCESS, "KernelStackHostShare"))
          .isBetween(0.3, 1.0);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noticesThatItsGroupIsGone(Jdk jdk) throws Exception {
    try (MemoryCgroup next = MemoryCgroup.make("kernel-memory-it-next");
        MemoryCgroup group = MemoryCgroup.make("kernel-memory-it");
        Child child = inGroup(group, jdk);
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(jmx.connection().getAttribute(JmxClient.CONTAINER, "CgroupPath"))
          .isEqualTo(group.path());
      next.write("cgroup.procs", String.valueOf(child.pid()));
      group.remove();
      Poll.until(
          "the next group",
          () -> jmx.connection().getAttribute(JmxClient.CONTAINER, "CgroupPath"),
          next.path()::equals);
      Poll.until("its numbers", () -> jmx.container("Current"), bytes -> bytes > 0);
    }
  }

  /** By the command, since JDK 17's own look at the namespace keeps JMX from starting in it. */
  @ParameterizedTest
  @MethodSource("jdks")
  void findsItsGroupFromWithinACgroupNamespace(Jdk jdk) throws Exception {
    try (MemoryCgroup group = MemoryCgroup.make("kernel-memory-it")) {
      List<String> command =
          List.of(
              "unshare",
              "-C",
              jdk.tool("java").toString(),
              "-jar",
              Apps.agentJar().toString(),
              "check",
              "--json");
      try (Child child = Child.start(new ProcessBuilder(group.entering(command)))) {
        String output = String.join("\n", child.end());
        assertThat(output)
            .contains("\"cgroupPath\":\"/\"")
            .contains("\"cgroupDirectory\":\"" + group.directory() + '"');
      }
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void readsAVersion2GroupBelowCgroupfs(Jdk jdk) throws Exception {
    try (FakeCgroup2 group = FakeCgroup2.make();
        Child child =
            Child.withAgent(jdk, "interval=100ms,cgroupfs=" + group.root(), "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(jmx.container("CgroupVersion")).isEqualTo(2);
      assertThat(jmx.container("Slab")).isEqualTo(group.stat("slab"));
      assertThat(jmx.container("KernelStack")).isEqualTo(group.stat("kernel_stack"));
      assertThat(jmx.container("PageTables")).isEqualTo(group.stat("pagetables"));
      assertThat(jmx.container("PerCPU")).isEqualTo(group.stat("percpu"));
      assertThat(jmx.container("VmallocUsed")).isEqualTo(group.stat("vmalloc"));
      assertThat(jmx.container("Limit")).isEqualTo(Long.MAX_VALUE);
      assertThat(jmx.container("OomKills")).isZero();
      assertThat(jmx.unavailable(JmxClient.CONTAINER)).isEmpty();
      group.write("memory.events", "low 0\nhigh 4\nmax 3\noom 2\noom_kill 1\noom_group_kill 0\n");
      Poll.until("an OOM kill", () -> jmx.container("OomKills"), kills -> kills == 1);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void recordsWhatTheGroupWentThroughWithTheNumbersOfThatMoment(Jdk jdk, @TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("app.jfr");
    try (FakeCgroup2 group = FakeCgroup2.make();
        Child child =
            Child.withAgent(
                jdk,
                "interval=100ms,cgroupfs=" + group.root(),
                "-XX:StartFlightRecording=filename=" + file,
                "CommandApp")) {
      child.awaitLine("ready");
      try (JmxClient jmx = JmxClient.attach(child)) {
        Poll.until("the group", () -> jmx.container("OomKills"), kills -> kills == 0);
        group.write("memory.events", "low 0\nhigh 4\nmax 3\noom 2\noom_kill 1\noom_group_kill 0\n");
        Poll.until("an OOM kill", () -> jmx.container("OomKills"), kills -> kills == 1);
        long samples = (Long) jmx.agent("SamplesTaken");
        Poll.until(
            "time for the events", () -> (Long) jmx.agent("SamplesTaken"), n -> n > samples + 25);
      }
      child.end();

      RecordedEvent change = Recordings.events(file, "dev.kernelmemory.MemoryEventsChange").get(0);
      assertThat(change.getLong("oomKillIncrease")).isEqualTo(1);
      assertThat(change.getLong("highIncrease")).isEqualTo(4);
      assertThat(change.getLong("lowIncrease")).isZero();
      assertThat(change.getLong("current")).isEqualTo(104_857_600);
      assertThat(change.getLong("slab")).isEqualTo(group.stat("slab"));
      assertThat(change.getLong("limit")).isEqualTo(Long.MIN_VALUE);
      assertThat(change.getLong("processThreads")).isPositive();

      RecordedEvent accounting =
          Recordings.events(file, "dev.kernelmemory.ContainerAccounting").get(0);
      long parts = 0;
      for (String part : List.of("anonymous", "file", "kernel", "socket", "residual")) {
        parts += accounting.getLong(part);
      }
      parts += Math.max(0, accounting.getLong("swapCache"));
      assertThat(accounting.getLong("current")).isEqualTo(parts);
      assertThat(accounting.getLong("heapUsed")).isPositive();
      assertThat(accounting.getLong("dyingDescendants")).isEqualTo(7);
      assertThat(accounting.getInt("cgroupVersion")).isEqualTo(2);

      assertThat(Recordings.events(file, "dev.kernelmemory.ContainerKernelMemory"))
          .isNotEmpty()
          .allSatisfy(
              event -> assertThat(event.getLong("pageTables")).isEqualTo(group.stat("pagetables")));
    }
  }

  private static Child inGroup(MemoryCgroup group, Jdk jdk) throws Exception {
    List<String> java = Child.commandWithAgent(jdk, "interval=100ms", "CommandApp");
    return Child.start(new ProcessBuilder(group.entering(java)));
  }

  private static String file(boolean v1, String nameInV1, String nameInV2) {
    return "memory." + (v1 ? nameInV1 : nameInV2);
  }
}
