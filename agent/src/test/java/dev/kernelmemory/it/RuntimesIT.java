package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runtimes that lack a module lose what needs it, and nothing else. */
final class RuntimesIT {
  @TempDir Path directory;

  static List<Jdk> modularJdks() {
    return Jdk.since(9);
  }

  static List<Jdk> jdksWithJmods() {
    return modularJdks().stream()
        .filter(jdk -> Files.isDirectory(jdk.home().resolve("jmods")))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25, 26})
  void isTestedOn(int feature) {
    assumeTrue(
        Jdk.all().stream().anyMatch(jdk -> jdk.feature() == feature),
        "skipped: no JDK " + feature + " here; name one by -Dkernelmemory.jdks=PATH");
    assertThat(Jdk.all()).anyMatch(jdk -> jdk.feature() == feature);
  }

  @ParameterizedTest
  @MethodSource("modularJdks")
  void runsOnJavaBaseAlone(Jdk jdk) throws Exception {
    try (Child child =
        Child.withAgent(
            jdk, "log=info,interval=10ms", "--limit-modules", "java.base", "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      assertThat(child.ask("agentThreads")).isEqualTo("1");
      Poll.until(
          "word of the missing module",
          child::standardError,
          said -> said.contains("java.management is not in this runtime: no MBeans"));
      child.end();
      assertThat(child.exitStatus()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("jdksWithJmods")
  void runsWithoutFlightRecorder(Jdk jdk) throws Exception {
    Path runtime = link(jdk, "java.base,java.instrument,java.management,jdk.management.agent");
    try (Child child =
        Child.withAgent(new Jdk(runtime, jdk.version()), "jmx=eager", "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      Poll.until("the MBeans", () -> child.ask("mbeans"), names -> names.contains("scope=Host"));
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdksWithJmods")
  void recordsWithoutManagement(Jdk jdk) throws Exception {
    Path runtime = link(jdk, "java.base,java.instrument,jdk.jfr");
    Path file = directory.resolve("no-management.jfr");
    try (Child child =
        Child.withAgent(
            new Jdk(runtime, jdk.version()),
            "",
            "-XX:StartFlightRecording=filename=" + file,
            "CommandApp")) {
      child.awaitLine("ready");
      assertThat(child.ask("eventTypes")).contains(Recordings.HOST);
      child.end();
    }
    assertThat(Recordings.events(file, Recordings.ENVIRONMENT)).isNotEmpty();
  }

  private Path link(Jdk jdk, String modules) throws Exception {
    Path runtime = directory.resolve("runtime");
    Child.tool(jdk, "jlink", "--add-modules", modules, "--output", runtime.toString());
    return runtime;
  }
}
