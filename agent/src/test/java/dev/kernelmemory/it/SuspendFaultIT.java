package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM that is stopped for a while, as by {@code docker pause}, CRIU or a debugger. */
final class SuspendFaultIT {
  private static final int SECONDS = 5;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void goesOnWithoutMakingUpForWhatWasMissed(Jdk jdk) throws Exception {
    Path recording = directory.resolve("app.jfr");
    try (Child child =
        Child.withAgent(
            jdk,
            "interval=100ms",
            "-XX:StartFlightRecording=filename=" + recording,
            "CommandApp")) {
      child.awaitLine("ready");
      try (JmxClient jmx = JmxClient.attach(child)) {
        Poll.until(
            "samples and events", () -> (Long) jmx.agent("SamplesTaken"), taken -> taken > 30);
        long before = (Long) jmx.agent("SamplesTaken");
        Instant stopped = Instant.now();
        signal(child, "-STOP");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS));
        signal(child, "-CONT");
        Instant resumed = Instant.now();

        Poll.until(
            "a sample after it",
            () -> jmx.host("SampleTime"),
            time -> time >= resumed.toEpochMilli());
        long taken = (Long) jmx.agent("SamplesTaken") - before;
        long most = Duration.between(stopped, Instant.now()).toMillis() / 100 - 10 * SECONDS + 5;
        assertThat(taken).as("samples, those of the pause not made up for").isLessThan(most);
        assertThat((Long) jmx.agent("Failures")).isZero();
        Poll.until(
            "time for events",
            () -> (Long) jmx.agent("SamplesTaken"),
            samples -> samples > before + 10 * SECONDS);
      }
      child.end();
      assertThat(child.exitStatus()).isZero();
      assertThat(child.standardError()).isEmpty();
    }
    assertThat(longestPause(Recordings.events(recording, Recordings.HOST)))
        .isGreaterThan(Duration.ofSeconds(SECONDS - 1));
  }

  private static Duration longestPause(List<RecordedEvent> events) {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < events.size(); i++) {
      Duration pause =
          Duration.between(events.get(i - 1).getStartTime(), events.get(i).getStartTime());
      longest = pause.compareTo(longest) > 0 ? pause : longest;
    }
    return longest;
  }

  private static void signal(Child child, String signal) throws Exception {
    Process kill = new ProcessBuilder("kill", signal, String.valueOf(child.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
