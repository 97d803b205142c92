package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The MBeans over HTTP by Jolokia's JVM agent, with the shipped policy. */
final class JolokiaIT {
  private static final String HOST = "dev.kernelmemory:type=KernelMemory,scope=Host";

  static List<Jdk> jdks() {
    return Jdk.since(11);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void readsTheFiveAndNothingElse(Jdk jdk) throws Exception {
    int port = Http.freePort();
    try (Child child =
        Child.withAgent(
            jdk,
            Integrations.PATIENT,
            Integrations.agent(
                "jolokia-agent-jvm",
                "host=127.0.0.1,port="
                    + port
                    + ",policyLocation="
                    + Integrations.file("jolokia-access.xml").toUri()),
            "CommandApp")) {
      child.awaitLine("ready");
      Http.await(port, "/jolokia/search/dev.kernelmemory:*", "scope=Host");
      Poll.until(
          "the values of /proc/meminfo", () -> isNear(five(port), Meminfo.read()), near -> near);

      assertThat(ask(port, "exec/" + HOST + "/explain").get("value").getAsString())
          .startsWith("Nothing is judged yet");
      JsonObject history = ask(port, "exec/" + HOST + "/history/1").getAsJsonObject("value");
      assertThat(history.getAsJsonObject("0").get("Slab").getAsLong()).isPositive();

      assertThat(status(port, "exec/dev.kernelmemory:type=Agent/stop")).isEqualTo(403);
      assertThat(status(port, "write/dev.kernelmemory:type=Agent/IntervalMillis/10"))
          .isEqualTo(403);
      assertThat(status(port, "read/java.lang:type=Memory/HeapMemoryUsage")).isEqualTo(403);
      assertThat(status(port, "read/dev.kernelmemory:type=Agent/SamplesTaken")).isEqualTo(200);
    }
  }

  private static JsonObject five(int port) throws Exception {
    return ask(port, "read/" + HOST + "/Slab,VmallocUsed,KernelStack,PageTables,PerCPU")
        .getAsJsonObject("value");
  }

  private static boolean isNear(JsonObject five, Map<String, Long> meminfo) {
    return five.size() == 5
        && five.keySet().stream()
            .allMatch(
                name ->
                    Math.abs(
                            five.get(name).getAsLong()
                                - meminfo.get(name.equals("PerCPU") ? "Percpu" : name))
                        <= Meminfo.staleness(4096));
  }

  private static int status(int port, String request) throws Exception {
    return ask(port, request).get("status").getAsInt();
  }

  private static JsonObject ask(int port, String request) throws Exception {
    return JsonParser.parseString(Http.get(port, "/jolokia/" + request)).getAsJsonObject();
  }
}
