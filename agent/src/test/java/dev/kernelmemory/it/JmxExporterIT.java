package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped rules for jmx_prometheus_javaagent. */
final class JmxExporterIT {
  /** Attributes with a metric of another name. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "ActiveFindingCount", "kernelmemory_findings",
          "CriticalFindingCount", "kernelmemory_findings_critical",
          "SampleAgeMillis", "kernelmemory_sample_age_seconds");

  /** A time stamp, which Prometheus has of its own, and what never changes. */
  private static final Set<String> LEFT_OUT = Set.of("SampleTime", "CgroupVersion");

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.since(11);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void namesTheHostsNumbersAsNodeExporterDoes(Jdk jdk) throws Exception {
    int port = Http.freePort();
    try (Child child = Child.withAgent(jdk, "", Integrations.jmxExporter(port), "CommandApp")) {
      child.awaitLine("ready");
      String text = Http.await(port, "/metrics", "kernelmemory_agent_build");
      assertThat(text)
          .contains(
              "# HELP node_memory_Percpu_bytes Memory information field Percpu_bytes.\n"
                  + "# TYPE node_memory_Percpu_bytes gauge\n");
      Exposition metrics = Exposition.of(text);
      assertThat(metrics.names())
          .contains(
              "node_memory_Slab_bytes",
              "node_memory_SReclaimable_bytes",
              "node_memory_SUnreclaim_bytes",
              "node_memory_VmallocUsed_bytes",
              "node_memory_KernelStack_bytes",
              "node_memory_PageTables_bytes",
              "node_memory_Percpu_bytes",
              "node_vmstat_oom_kill")
          .filteredOn(name -> !name.matches("(jvm|process|jmx)_.*"))
          .allMatch(name -> name.matches("(node|kernelmemory)_\\w+"));
      assertThat(metrics.value("node_memory_MemTotal_bytes"))
          .isEqualTo(Meminfo.read().get("MemTotal").doubleValue());
      assertThat(
              metrics.value(
                  "kernelmemory_agent_build",
                  "version=\"" + System.getProperty("kernelmemory.version") + "\""))
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void exportsEveryNumberOfEveryScope(Jdk jdk) throws Exception {
    int port = Http.freePort();
    try (FakeCgroup2 group = FakeCgroup2.make();
        Child child =
            Child.withAgent(
                jdk, "cgroupfs=" + group.root(), Integrations.jmxExporter(port), "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      // Files and mappings are counted later than the rest.
      Poll.until("mappings", () -> jmx.process("Mappings"), count -> count > 0);
      Poll.until("the group", () -> jmx.container("Slab"), bytes -> bytes > 0);
      Set<String> names = Exposition.of(Http.get(port, "/metrics")).names();
      for (ObjectName bean : List.of(JmxClient.HOST, JmxClient.CONTAINER, JmxClient.PROCESS)) {
        for (MBeanAttributeInfo attribute : jmx.connection().getMBeanInfo(bean).getAttributes()) {
          if (isExported(jmx, bean, attribute)) {
            assertThat(names)
                .as("%s of %s", attribute.getName(), bean)
                .anyMatch(name -> isMetricOf(name, bean, attribute.getName()));
          }
        }
      }
      assertThat(names).doesNotContain("kernelmemory_container_Limit_bytes");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatIsNotReportedIsNoSeries(Jdk jdk) throws Exception {
    Files.writeString(
        directory.resolve("meminfo"), "MemTotal: 900 kB\nSlab: 10 kB\nPageTables: much kB\n");
    Path node = Files.createDirectories(directory.resolve("devices/system/node/node0"));
    Path other = Files.createDirectories(directory.resolve("devices/system/node/node1"));
    Files.writeString(node.resolve("meminfo"), "Node 0 MemTotal: 500 kB\nNode 0 Slab: 4 kB\n");
    Files.writeString(other.resolve("meminfo"), "Node 1 MemTotal: 400 kB\nNode 1 Slab: 6 kB\n");
    int port = Http.freePort();
    try (Child child =
        Child.withAgent(
            jdk,
            "log=off,procfs=" + directory + ",sysfs=" + directory,
            Integrations.jmxExporter(port),
            "CommandApp")) {
      child.awaitLine("ready");
      Exposition metrics =
          Exposition.of(Http.await(port, "/metrics", "node_memory_numa_Slab{node=\"1\""));
      assertThat(metrics.value("node_memory_Slab_bytes")).isEqualTo(10 << 10);
      assertThat(metrics.value("node_memory_numa_Slab", "node=\"0\"")).isEqualTo(4 << 10);
      assertThat(metrics.value("node_memory_numa_Slab", "node=\"1\"")).isEqualTo(6 << 10);
      assertThat(metrics.names())
          .doesNotContain(
              "node_memory_Percpu_bytes",
              "node_memory_PageTables_bytes",
              "node_memory_numa_PageTables",
              "kernelmemory_process_Slab_bytes");
    }
  }

  private static boolean isExported(JmxClient jmx, ObjectName bean, MBeanAttributeInfo attribute)
      throws Exception {
    if (!List.of("long", "double").contains(attribute.getType())
        || LEFT_OUT.contains(attribute.getName())) {
      return false;
    }
    double value =
        ((Number) jmx.connection().getAttribute(bean, attribute.getName())).doubleValue();
    return value != -1 && value < Long.MAX_VALUE && !Double.isNaN(value);
  }

  private static boolean isMetricOf(String metric, ObjectName bean, String attribute) {
    if (RENAMED.containsKey(attribute)) {
      return metric.equals(RENAMED.get(attribute));
    }
    String scope = bean.getKeyProperty("scope").toLowerCase(java.util.Locale.ROOT);
    String prefix =
        scope.equals("host") ? "(node_memory|kernelmemory_host)_" : "kernelmemory_" + scope + "_";
    String name = attribute.equals("PerCPU") ? "Percpu" : attribute;
    return metric.matches(prefix + name + "(_bytes|_total|_ratio)?");
  }
}
