package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped rules for the OpenTelemetry Java agent, read from its Prometheus exporter. */
final class OpenTelemetryIT {
  private static final Map<String, String> FIVE =
      Map.of(
          "kernelmemory_slab_bytes", "Slab",
          "kernelmemory_vmalloc_used_bytes", "VmallocUsed",
          "kernelmemory_kernel_stack_bytes", "KernelStack",
          "kernelmemory_page_tables_bytes", "PageTables",
          "kernelmemory_per_cpu_bytes", "Percpu");

  @Test
  void exportsTheFiveByScope() throws Exception {
    int port = Http.freePort();
    try (FakeCgroup2 group = FakeCgroup2.make();
        Child child =
            Child.withAgent(
                Jdk.all().get(0),
                Integrations.PATIENT + ",cgroupfs=" + group.root(),
                Integrations.agent("opentelemetry-javaagent", ""),
                "-Dotel.jmx.config=" + Integrations.file("opentelemetry-jmx.yaml"),
                "-Dotel.jmx.discovery.delay=500",
                "-Dotel.metrics.exporter=prometheus",
                "-Dotel.exporter.prometheus.host=127.0.0.1",
                "-Dotel.exporter.prometheus.port=" + port,
                "-Dotel.traces.exporter=none",
                "-Dotel.logs.exporter=none",
                "CommandApp")) {
      child.awaitLine("ready");
      Http.await(port, "/metrics", "kernelmemory_process_threads");
      // Other programs do not stand still between the one reading and the other.
      Poll.until(
          "the values of /proc/meminfo",
          () -> isNear(Exposition.of(Http.get(port, "/metrics")), Meminfo.read()),
          near -> near);

      Exposition metrics = Exposition.of(Http.get(port, "/metrics"));
      assertThat(metrics.value("kernelmemory_slab_bytes", "kernelmemory_scope=\"container\""))
          .isEqualTo(group.stat("slab"));
      assertThat(metrics.value("kernelmemory_container_kernel_bytes"))
          .isEqualTo(group.stat("kernel"));
      assertThat(metrics.value("kernelmemory_page_tables_bytes", "kernelmemory_scope=\"process\""))
          .isPositive();
      assertThat(metrics.value("kernelmemory_findings", "kernelmemory_scope=\"process\"")).isZero();
      assertThat(
              metrics.value("system_memory_linux_slab_usage_bytes", "state=\"reclaimable\"")
                  + metrics.value(
                      "system_memory_linux_slab_usage_bytes", "state=\"unreclaimable\""))
          .isPositive();
      // Not known by process, and so no series.
      assertThat(Http.get(port, "/metrics").lines())
          .noneMatch(line -> line.matches("kernelmemory_slab_bytes\\{.*scope=\"process\".*"))
          .noneMatch(line -> line.matches("kernelmemory.* -1(\\.0)?"));
      assertThat(child.standardError()).doesNotContain("WARN", "ERROR", "kernel-memory]");
    }
  }

  private static boolean isNear(Exposition metrics, Map<String, Long> meminfo) {
    return FIVE.entrySet().stream()
        .allMatch(
            one ->
                Math.abs(
                        metrics.value(one.getKey(), "kernelmemory_scope=\"host\"")
                            - meminfo.get(one.getValue()))
                    <= Meminfo.staleness(4096));
  }
}
