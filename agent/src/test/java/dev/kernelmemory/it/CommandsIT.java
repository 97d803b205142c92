package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code top}, {@code record} and {@code report} on running JVMs, and what is said of mistakes. */
final class CommandsIT {
  private static final Jdk ANY = Jdk.all().get(0);

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void topLooksAndLeavesTheJvmAsItWas(Jdk jdk) throws Exception {
    try (Child target = Child.java(jdk, List.of("CommandApp"))) {
      target.awaitLine("ready");
      String pid = String.valueOf(target.pid());
      Result lines = run(jdk, "top", pid, "-n", "3", "--interval", "200ms");
      assertThat(lines.status).as(lines.toString()).isZero();
      assertThat(lines.out).hasSize(3);
      assertThat(lines.out.get(0))
          .matches("\\d\\d:\\d\\d:\\d\\d  host Slab=[0-9.]+M .* process KernelStack=.*")
          .doesNotContain("\u001b");
      assertThat(lines.err).contains("loading it until this command ends");
      assertThat(target.ask("agentThreads")).isEqualTo("0");
    }
  }

  @Test
  void topTellsProgramsTheSame() throws Exception {
    try (Child target = Child.withAgent(ANY, "", "CommandApp")) {
      target.awaitLine("ready");
      Result json = run(ANY, "top", String.valueOf(target.pid()), "--count=1", "--json");
      assertThat(json.err).isEmpty();
      JsonObject look = JsonParser.parseString(json.out.get(0)).getAsJsonObject();
      assertThat(look.getAsJsonObject("host").get("Slab").getAsLong()).isPositive();
      assertThat(look.getAsJsonObject("process").get("Slab").isJsonNull()).isTrue();
      assertThat(target.ask("agentThreads")).isEqualTo("1");
    }
  }

  @Test
  void topDrawsAScreenOnATerminal() throws Exception {
    try (Child target = Child.withAgent(ANY, "", "CommandApp")) {
      target.awaitLine("ready");
      String top = String.join(" ", command(ANY, "top", target.pid() + " -n 2 -i 100ms"));
      ProcessBuilder script = new ProcessBuilder("script", "-qec", top, "/dev/null");
      script.environment().put("TERM", "xterm");
      script.environment().put("LC_ALL", "C.UTF-8");
      String coloured = screen(script);
      assertThat(coloured)
          .contains("\u001b[?25l", "\u001b[1mHost", "per minute", "▁")
          .contains("\u001b[?25h");
      script.environment().put("NO_COLOR", "1");
      script.environment().put("LC_ALL", "C");
      assertThat(screen(script)).contains("Host").doesNotContain("\u001b[1m", "▁");
      script.environment().put("TERM", "dumb");
      assertThat(screen(script)).contains("host Slab=").doesNotContain("\u001b");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void recordsAndReports(Jdk jdk) throws Exception {
    Path file = directory.resolve("target.jfr");
    try (Child target = Child.java(jdk, List.of("CommandApp"))) {
      target.awaitLine("ready");
      Result record = run(jdk, "record", String.valueOf(target.pid()), "-d", "3s", file.toString());
      assertThat(record.status).as(record.toString()).isZero();
      assertThat(record.out.get(0)).contains("Kernel memory is not the problem");
      assertThat(record.err).contains(" for 3 s", file + ": ").doesNotContain("\u001b");
      assertThat(target.ask("agentThreads")).isEqualTo("0");
    }
    assertThat(Recordings.events(file, Recordings.HOST)).isNotEmpty();
    assertThat(Recordings.events(file, "jdk.JavaThreadStatistics")).isNotEmpty();
    Result report = run(jdk, "report", file.toString());
    assertThat(report.status).as(report.toString()).isZero();
    assertThat(report.out.get(0)).contains("target.html: ");
    assertThat(Files.readString(directory.resolve("target.html")))
        .startsWith("<!DOCTYPE html>")
        .contains("Java threads", "without stacks", "Made by kernel-memory-agent")
        .endsWith("</html>\n");
    Result onItself = run(jdk, "report", file.toString(), "-o", file.toString());
    assertThat(onItself.status).isEqualTo(1);
    assertThat(onItself.err).contains("is the recording");
    assertThat(Recordings.events(file, Recordings.HOST)).isNotEmpty();
  }

  /** Of which a heap of 384 MiB leaves 128 MiB for everything else. */
  @Test
  void reportsADayOfSecondsIn512Mebibytes() throws Exception {
    Path day = directory.resolve("day.jfr");
    String writer = "dev.kernelmemory.report.WholeDay";
    Child.tool(ANY, "java", "-cp", System.getProperty("java.class.path"), writer, day.toString());
    String jar = Apps.agentJar().toString();
    Child.tool(ANY, "java", "-Xmx384m", "-jar", jar, "report", day.toString());
    assertThat(directory.resolve("day.html")).isRegularFile();
    assertThat(Files.size(directory.resolve("day.html"))).isBetween(100_000L, 5L << 20);
  }

  @Test
  void saysInOneLineWhatIsWrong() throws Exception {
    assertRefused(2, "unknown command \"bogus\"; valid commands are check,", "bogus");
    assertRefused(2, "top takes a pid; missing", "top");
    assertRefused(2, "\"x?[31m\" is no pid", "top", "x\u001b[31m");
    assertRefused(1, "there is no process 4194303", "top", "4194303");
    assertRefused(1, "there is no process 4194303", "record", "4194303", "x.jfr");
    assertRefused(2, "record takes a pid and the recording's file; ", "record", "1");
    assertRefused(2, "is no duration", "record", "-d", "soon", "1", "x.jfr");
    assertRefused(1, "no such directory", "record", "1", directory + "/none/x.jfr");
    assertRefused(1, "there is no such file", "report", directory + "/none.jfr");
    Path text = Files.writeString(directory.resolve("text.jfr"), "no recording");
    assertRefused(1, "text.jfr: ", "report", text.toString());
  }

  @Test
  void helpTellsOfEachCommand() throws Exception {
    Result help = run(ANY, "help", "record");
    assertThat(help.status).isZero();
    assertThat(help.out.get(0)).startsWith("Usage: java -jar kernel-memory-agent.jar record");
    assertThat(run(ANY, "record", "--help").out).isEqualTo(help.out);
  }

  private static void assertRefused(int status, String message, String... arguments)
      throws Exception {
    Result result = run(ANY, arguments);
    assertThat(result.status).as(result.toString()).isEqualTo(status);
    assertThat(result.out).isEmpty();
    assertThat(result.err.lines()).hasSize(1);
    assertThat(result.err).contains(message).doesNotContain("\u001b");
  }

  private static String screen(ProcessBuilder script) throws Exception {
    try (Child child = Child.start(script)) {
      return String.join("\n", child.end());
    }
  }

  private static List<String> command(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("java").toString());
    command.add(Child.PATIENT_ATTACH);
    command.add("-jar");
    command.add(Apps.agentJar().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static Result run(Jdk jdk, String... arguments) throws Exception {
    try (Child child = Child.start(new ProcessBuilder(command(jdk, arguments)))) {
      List<String> out = child.end();
      return new Result(child.exitStatus(), out, child.standardError());
    }
  }

  private record Result(int status, List<String> out, String err) {}
}
