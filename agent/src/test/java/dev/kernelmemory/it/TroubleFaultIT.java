package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications in trouble: what comes of it is the same without the agent and with it, nobody's
 * exceptions reach the application's handler, and the agent goes on when the trouble is over.
 */
final class TroubleFaultIT {
  /** By its path, so that the JVM without the agent finds it as well. */
  private static final Path DRIVERS = Path.of("../docs/kernel-memory.jfc").toAbsolutePath();

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theHeapIsFull(Jdk jdk) throws Exception {
    assertUnchanged(jdk, List.of("-Xmx24m"), "", "heap");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theHeapIsFullWhileARecordingWantsDrivers(Jdk jdk) throws Exception {
    assertUnchanged(
        jdk, List.of("-Xmx32m", "-XX:StartFlightRecording:settings=" + DRIVERS), "", "heap");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void metaspaceIsFull(Jdk jdk) throws Exception {
    assertUnchanged(jdk, List.of("-XX:MaxMetaspaceSize=32m"), "", "metaspace");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theStackOverflowsWithinAdvisedMethods(Jdk jdk) throws Exception {
    assertUnchanged(
        jdk, List.of("-Xss512k", "-XX:StartFlightRecording:settings=" + DRIVERS), "", "stack");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void thereAreTenThousandThreads(Jdk jdk) throws Exception {
    assertUnchanged(jdk, List.of(), "", "threads", SoakTime.isLong() ? "10000" : "3000");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void itsThreadsAreInterrupted(Jdk jdk) throws Exception {
    assertUnchanged(jdk, List.of("-XX:StartFlightRecording"), "", "interrupts");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void thereIsNoStandardErrorToTellOn(Jdk jdk) throws Exception {
    assertUnchanged(jdk, List.of(), ",log=debug,procfs=" + directory, "stderr");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void itsMBeansAreTakenAway(Jdk jdk) throws Exception {
    assertUnchanged(jdk, List.of(), ",jmx=eager", "server");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void recordingsAreStartedAndStoppedAgainAndAgain(Jdk jdk) throws Exception {
    assertUnchanged(jdk, List.of(), "", "recordings", SoakTime.isLong() ? "1000" : "20");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theApplicationExitsFromAHook(Jdk jdk) throws Exception {
    try (Child without = Child.java(jdk, List.of("HostileApp", "exit"));
        Child with = Child.withAgent(jdk, "interval=10ms", "HostileApp", "exit")) {
      for (Child child : List.of(without, with)) {
        child.awaitLine("ready");
        child.send("go");
        child.end();
        assertThat(child.exitStatus()).isEqualTo(7);
        assertThat(child.standardError()).isEmpty();
      }
    }
  }

  private void assertUnchanged(Jdk jdk, List<String> flags, String options, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(flags);
    command.add("HostileApp");
    command.addAll(List.of(arguments));
    String expected;
    try (Child child = Child.java(jdk, command)) {
      expected = result(child);
      child.send("end");
      child.end();
      assertThat(child.exitStatus()).isZero();
    }
    String[] all = command.toArray(new String[0]);
    try (Child child = Child.withAgent(jdk, "interval=10ms" + options, all)) {
      assertThat(result(child)).isEqualTo(expected);
      assertGoesOn(child);
      child.send("end");
      child.end();
      assertThat(child.exitStatus()).isZero();
    }
  }

  private static String result(Child child) throws Exception {
    child.awaitLine("ready");
    child.send("go");
    return child.awaitLine("result");
  }

  /** Its thread is there, and samples: it reads its own status each time. */
  private static void assertGoesOn(Child child) throws Exception {
    AgentThread sampler = AgentThread.of(child);
    long before = sampler.switches();
    Poll.until("samples", sampler::switches, now -> now > before + 20);
  }
}
