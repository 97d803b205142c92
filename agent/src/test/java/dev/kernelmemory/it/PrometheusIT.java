package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus scrapes a JVM with both agents, configured by the shipped files. */
final class PrometheusIT {
  private static final String[] LINES = {
    "Slab", "VmallocUsed", "KernelStack", "PageTables", "Percpu"
  };
  private static final String FIVE =
      "{job=\"java\",__name__=~\"node_memory_(Slab|VmallocUsed|KernelStack|PageTables|Percpu)_bytes\"}";

  @TempDir Path directory;

  @Test
  void aQueryReturnsTheFiveAsMeminfoHasThem() throws Exception {
    int target = Http.freePort();
    try (Prometheus prometheus = Prometheus.scraping(target, directory);
        Child child =
            Child.withAgent(
                Jdk.all().get(0),
                Integrations.PATIENT,
                Integrations.jmxExporter(target),
                "CommandApp")) {
      child.awaitLine("ready");
      prometheus.awaitReady();
      Poll.until("five series", () -> prometheus.values(FIVE), five -> five.size() == LINES.length);
      // What is asked for is up to two seconds old, and other programs do not stand still.
      Poll.until(
          "the values of /proc/meminfo",
          () -> {
            Map<String, Long> before = Meminfo.read();
            Map<String, Double> five = prometheus.values(FIVE);
            return differences(five, before);
          },
          List::isEmpty);

      Map<String, Double> beside =
          Poll.until(
              "the second job",
              () -> prometheus.values("{job=\"java-beside-node-exporter\"}"),
              all -> all.containsKey("kernelmemory_host_Slab_bytes"));
      assertThat(beside)
          .containsKeys("kernelmemory_host_Percpu_bytes", "kernelmemory_host_vmstat_oom_kill")
          .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("node_"));
    }
  }

  @Test
  void everyQueryOfTheDashboardIsAnswered() throws Exception {
    List<String> queries = dashboardQueries();
    assertThat(queries).hasSizeGreaterThan(40);
    int target = Http.freePort();
    try (FakeCgroup2 group = FakeCgroup2.make();
        Prometheus prometheus = Prometheus.scraping(target, directory)) {
      group.write("memory.max", (2L << 30) + "\n");
      String stalls = " avg10=0.00 avg60=0.00 avg300=0.00 total=1000000\n";
      group.write("memory.pressure", "some" + stalls + "full" + stalls);
      try (Child child =
          Child.withAgent(
              Jdk.all().get(0),
              Integrations.PATIENT + ",cgroupfs=" + group.root(),
              Integrations.jmxExporter(target),
              "CommandApp")) {
        child.awaitLine("ready");
        prometheus.awaitReady();
        for (String job : List.of("java", "java-beside-node-exporter")) {
          for (String query : queries) {
            String asked = query.replace("$job", job).replace("$instance", ".+");
            Poll.until(asked, () -> prometheus.result(asked), result -> result.size() > 0);
          }
        }
      }
    }
  }

  private static List<String> differences(Map<String, Double> five, Map<String, Long> meminfo) {
    List<String> differences = new ArrayList<>();
    for (String line : LINES) {
      double scraped = five.getOrDefault("node_memory_" + line + "_bytes", -1.0);
      if (Math.abs(scraped - meminfo.get(line)) > Meminfo.staleness(4096)) {
        differences.add(line + ": " + scraped + " instead of " + meminfo.get(line));
      }
    }
    return differences;
  }

  private static List<String> dashboardQueries() throws Exception {
    List<String> queries = new ArrayList<>();
    JsonObject dashboard =
        JsonParser.parseString(Integrations.text("grafana-dashboard.json")).getAsJsonObject();
    for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
      if (panel.getAsJsonObject().has("targets")) {
        for (JsonElement target : panel.getAsJsonObject().getAsJsonArray("targets")) {
          queries.add(target.getAsJsonObject().get("expr").getAsString());
        }
      }
    }
    return queries;
  }
}
