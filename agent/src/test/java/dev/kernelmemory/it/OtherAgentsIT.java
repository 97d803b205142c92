package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drivers beside agents that others wrote, all in one JVM, loaded before and after ours. */
final class OtherAgentsIT {
  private static final Path AGENTS = Path.of("target/other-agents").toAbsolutePath();

  @TempDir Path directory;

  static List<Jdk> jdksWithEventOptions() {
    return Jdk.since(17);
  }

  @ParameterizedTest
  @MethodSource("jdksWithEventOptions")
  @Execution(ExecutionMode.CONCURRENT)
  void worksAheadOfOthers(Jdk jdk) throws Exception {
    int port = freePort();
    List<String> agents = new ArrayList<>(List.of(ours()));
    agents.addAll(others(port));
    check(jdk, agents, port);
  }

  @ParameterizedTest
  @MethodSource("jdksWithEventOptions")
  @Execution(ExecutionMode.CONCURRENT)
  void worksBehindOthers(Jdk jdk) throws Exception {
    int port = freePort();
    List<String> agents = new ArrayList<>(others(port));
    agents.add(ours());
    check(jdk, agents, port);
  }

  private void check(Jdk jdk, List<String> agents, int port) throws Exception {
    Path file = directory.resolve("recording.jfr");
    List<String> arguments = new ArrayList<>(agents);
    for (String kind : List.of("traces", "metrics", "logs")) {
      arguments.add("-Dotel." + kind + ".exporter=none");
    }
    arguments.add(
        "-XX:StartFlightRecording:+dev.kernelmemory.FileOpen#enabled=true,"
            + "+dev.kernelmemory.SocketOpen#enabled=true,filename="
            + file);
    arguments.add("DriversApp");
    try (Child child = Child.java(jdk, arguments)) {
      child.awaitLine("ready");
      Poll.until(
          "the agent's MBean", () -> child.ask("drivers"), it -> it.contains("FileOpen: inst"));
      assertThat(child.ask("drivers")).contains("FileOpen: installed", "SocketOpen: installed");
      assertThat(child.ask("do FileOpen 10 " + directory)).isEqualTo("done");
      assertThat(child.ask("do SocketOpen 10 " + directory)).isEqualTo("done");
      assertThat(scrape(port)).contains("jvm_memory_used_bytes", "dev_kernelmemory_", "Slab");
      child.end();
      assertThat(child.exitStatus()).isZero();
      assertThat(child.standardError())
          .contains("opentelemetry-javaagent - version: ")
          .doesNotContain("kernel-memory", "kernelmemory");
    }
    assertThat(DriverCounts.of(file, "FileOpen")).containsEntry("openFiles", 40);
    assertThat(DriverCounts.of(file, "SocketOpen")).containsEntry("openSockets", 30);
  }

  private static String ours() {
    return "-javaagent:" + Apps.agentJar();
  }

  private List<String> others(int port) throws Exception {
    Path configuration = directory.resolve("prometheus.yaml");
    Files.writeString(configuration, "rules:\n- pattern: \".*\"\n");
    return List.of(
        "-javaagent:" + AGENTS.resolve("opentelemetry-javaagent.jar"),
        "-javaagent:"
            + AGENTS.resolve("jmx_prometheus_javaagent.jar")
            + "=127.0.0.1:"
            + port
            + ":"
            + configuration);
  }

  private static String scrape(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** Free a moment ago: the exporter does not tell which port it has if it may choose. */
  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
