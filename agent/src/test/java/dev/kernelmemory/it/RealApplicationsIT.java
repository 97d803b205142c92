package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that nobody here wrote, under load, with the agent and a recording. */
final class RealApplicationsIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  /** H2 2.3 needs Java 11. */
  static List<Jdk> jdksForH2() {
    return Jdk.since(11);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tomcatServesAndIsRecorded(Jdk jdk) throws Exception {
    Path file = directory.resolve("tomcat.jfr");
    try (Child tomcat =
        Child.start(
            new ProcessBuilder(
                jdk.tool("java").toString(),
                "-javaagent:" + Apps.agentJar(),
                "-XX:StartFlightRecording=filename=" + file,
                "-cp",
                Apps.classPath() + ":" + classPathWithoutTheAgent(),
                "TomcatApp",
                Files.createDirectory(directory.resolve("tomcat")).toString()))) {
      String line = tomcat.awaitLine("listening on ");
      URI address =
          URI.create("http://127.0.0.1:" + line.substring("listening on ".length()) + "/");
      HttpClient client = HttpClient.newHttpClient();
      try (JmxClient jmx = JmxClient.attach(tomcat)) {
        for (int i = 0; i < 3000; i++) {
          HttpResponse<String> response =
              client.send(
                  HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
          assertThat(response.statusCode()).isEqualTo(200);
          assertThat(response.body()).isEqualTo("hello\n");
        }
        long served = (Long) jmx.agent("SamplesTaken");
        Poll.until(
            "samples under load", () -> (Long) jmx.agent("SamplesTaken"), n -> n > served + 1);
        assertThat(jmx.host("Slab")).isPositive();
      }
      tomcat.end();
      assertThat(tomcat.exitStatus()).isZero();
      assertThat(tomcat.standardError()).doesNotContain("kernel-memory", "kernelmemory");
    }
    assertThat(Recordings.events(file, Recordings.HOST)).isNotEmpty();
  }

  /** The agent's own classes would go before those of the jar that is tested. */
  private static String classPathWithoutTheAgent() {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(entry -> entry.contains("tomcat"))
        .collect(Collectors.joining(":"));
  }

  @ParameterizedTest
  @MethodSource("jdksForH2")
  void h2ServesAndIsRecorded(Jdk jdk) throws Exception {
    Path file = directory.resolve("h2.jfr");
    String h2 = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (Child server =
        Child.start(
            new ProcessBuilder(
                jdk.tool("java").toString(),
                "-javaagent:" + Apps.agentJar(),
                "-XX:StartFlightRecording=filename=" + file,
                "-cp",
                h2,
                "org.h2.tools.Server",
                "-tcp",
                "-tcpPort",
                "0",
                "-tcpPassword",
                "end",
                "-ifNotExists",
                "-baseDir",
                directory.toString()))) {
      String line = server.awaitLine("TCP server running at ");
      String address = line.replaceFirst(".*(tcp://\\S+:\\d+).*", "$1");
      try (Connection connection =
              DriverManager.getConnection("jdbc:h2:" + address + "/./numbers", "sa", "");
          Statement statement = connection.createStatement()) {
        statement.execute("create table number(id int primary key, text varchar)");
        for (int i = 0; i < 2000; i++) {
          statement.executeUpdate("insert into number values (" + i + ", 'number " + i + "')");
        }
        try (ResultSet count = statement.executeQuery("select count(*) from number")) {
          assertThat(count.next()).isTrue();
          assertThat(count.getInt(1)).isEqualTo(2000);
        }
      }
      try (JmxClient jmx = JmxClient.attach(server)) {
        long taken = (Long) jmx.agent("SamplesTaken");
        Poll.until("samples", () -> (Long) jmx.agent("SamplesTaken"), n -> n > taken + 1);
      }
      org.h2.tools.Server.shutdownTcpServer(address, "end", true, false);
      server.end();
      assertThat(server.standardError()).doesNotContain("kernel-memory", "kernelmemory");
    }
    assertThat(Recordings.events(file, Recordings.HOST)).isNotEmpty();
  }
}
