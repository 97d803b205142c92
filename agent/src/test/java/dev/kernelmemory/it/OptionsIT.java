package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good and bad options in a real JVM, and JVMs that the agent has no business in. */
final class OptionsIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void badOptionsCostALineEachAndNothingElse(Jdk jdk) throws Exception {
    try (Child child =
        Child.withAgent(
            jdk,
            "intervall=5s,interval=soon,jmx",
            "-Dkernelmemory.log=loud",
            "-Dkernelmemory.colour=red",
            "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      assertThat(child.ask("agentThreads")).isEqualTo("1");
      child.end();
      assertThat(child.exitStatus()).isZero();
      assertThat(child.standardError().lines())
          .containsExactlyInAnyOrder(
              "[kernel-memory] unknown option \"intervall\" in the agent argument;"
                  + " valid ones are analysis, budget, cgroupfs, detail, dump, dumpdir, enabled, interval, jmx, log, procfs, sysfs",
              "[kernel-memory] option jmx has no value in the agent argument;"
                  + " valid is late or eager",
              "[kernel-memory] unknown option \"kernelmemory.colour\" in the system properties;"
                  + " valid ones are analysis, budget, cgroupfs, detail, dump, dumpdir, enabled, interval, jmx, log, procfs, sysfs",
              "[kernel-memory] option interval: \"soon\" (agent argument) is not a duration from"
                  + " 10ms to 1h, such as 500ms, 1s or 2m; using 1s",
              "[kernel-memory] option log: \"loud\" (property kernelmemory.log) is not off, error,"
                  + " info or debug; using error");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void enabledFalseLeavesNoTrace(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "enabled=false", "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      assertThat(child.ask("agentThreads")).isEqualTo("0");
      assertThat(child.ask("eventTypes")).isEqualTo("[]");
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void readsTheProcfsThatItIsTold(Jdk jdk) throws Exception {
    Files.writeString(
        directory.resolve("meminfo"),
        "MemTotal: 1000 kB\nSlab: 77 kB\nVmallocUsed: 0 kB\nKernelStack: much kB\nPageTables: 5 kB\n");
    try (Child child = Child.withAgent(jdk, "log=error,procfs=" + directory, "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(jmx.host("Slab")).isEqualTo(77 * 1024);
      assertThat(jmx.host("PageTables")).isEqualTo(5 * 1024);
      assertThat(jmx.host("LowerBound")).isEqualTo(82 * 1024);
      assertThat(List.of(jmx.host("VmallocUsed"), jmx.host("KernelStack"), jmx.host("PerCPU")))
          .containsOnly(-1L);
      assertThat((String[]) jmx.connection().getAttribute(JmxClient.HOST, "UnavailableDimensions"))
          .satisfiesExactly(
              vmalloc -> assertThat(vmalloc).startsWith("VmallocUsed: not reported").contains("0"),
              stack -> assertThat(stack).startsWith("KernelStack: unreadable").contains("much kB"),
              percpu -> assertThat(percpu).startsWith("PerCPU: not reported").contains("4.19"));
      assertThat(child.standardError().lines())
          .hasSize(1)
          .first()
          .asString()
          .contains("KernelStack");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aMissingProcfsIsSaidAndHealsByItself(Jdk jdk) throws Exception {
    Path procfs = directory.resolve("later");
    try (Child child = Child.withAgent(jdk, "procfs=" + procfs, "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(jmx.host("Slab")).isEqualTo(-1);
      assertThat(child.standardError().lines()).hasSize(1).first().asString().contains("/meminfo");
      Files.createDirectory(procfs);
      Files.writeString(procfs.resolve("meminfo"), "Slab: 3 kB\n");
      Poll.until("Slab", () -> jmx.host("Slab"), slab -> slab == 3 * 1024);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void staysOutOfTheJdksOwnTools(Jdk jdk) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(jdk.tool("jcmd").toString(), "-l");
    builder
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-javaagent:" + Apps.agentJar() + "=log=debug,nonsense=1");
    try (Child child = Child.start(builder)) {
      assertThat(child.end()).isNotEmpty();
      assertThat(child.exitStatus()).isZero();
      // The JVM itself says which options it picked up; the agent must add nothing.
      assertThat(child.standardError().lines())
          .singleElement()
          .asString()
          .startsWith("Picked up JAVA_TOOL_OPTIONS");
    }
  }
}
