package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Samples every 10 ms with recordings, findings, JMX clients and an application that churns: what
 * the JVM takes does not grow. Figures are written to {@code target/soak-*.csv}.
 */
final class SoakReliabilityIT {
  private static final int CLIENTS = 4;
  private static final int READINGS = 20;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.newest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void nothingGrows(Jdk jdk) throws Exception {
    Path recording = directory.resolve("soak.jfr");
    List<String> lines = new ArrayList<>();
    lines.add("second, samples, " + Footprint.COLUMNS);
    try (Child child =
        Child.withAgent(
            jdk,
            // Other tests beside this one may delay three readings in a row.
            "interval=10ms,budget=1s",
            "-Xmx64m",
            "-XX:StartFlightRecording:settings=default,maxage=30s,maxsize=20m,filename="
                + recording,
            "-XX:FlightRecorderOptions:repository=" + directory,
            "ChurnApp")) {
      child.awaitLine("ready");
      List<Footprint> footprints = soak(jdk, child, lines);
      Files.write(Path.of("target", "soak-" + jdk.feature() + ".csv"), lines);
      child.end();
      assertThat(child.exitStatus()).isZero();
      assertThat(child.standardError()).isEmpty();
      assertNoGrowth(footprints);
    }
  }

  private static List<Footprint> soak(Jdk jdk, Child child, List<String> lines) throws Exception {
    List<Footprint> footprints = new ArrayList<>();
    try (Pollers pollers = new Pollers(child, CLIENTS, 1000);
        JmxClient jmx = JmxClient.attach(child)) {
      String pid = String.valueOf(child.pid());
      long start = System.nanoTime();
      for (int i = 0; i <= READINGS; i++) {
        // Each time a recording with the drivers' hooks, beside the one that goes on.
        Child.tool(jdk, "jcmd", pid, "JFR.start", "name=d", "settings=kernel-memory.jfc");
        awaitSecond(start, (long) SoakTime.seconds() * i / READINGS);
        Child.tool(jdk, "jcmd", pid, "JFR.stop", "name=d");
        Footprint footprint = Footprint.of(child, jmx.connection());
        footprints.add(footprint);
        long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        lines.add(second + ", " + jmx.agent("SamplesTaken") + ", " + footprint);
      }
      assertThat(pollers.failures()).isEmpty();
      assertThat(pollers.polls()).isGreaterThan(CLIENTS);
      assertThat((Long) jmx.agent("Failures")).isZero();
    }
    return footprints;
  }

  /** Compares the last quarter with the second: the first is warming up. */
  private static void assertNoGrowth(List<Footprint> all) {
    List<Footprint> early = all.subList(READINGS / 4, READINGS / 2);
    List<Footprint> late = all.subList(READINGS * 3 / 4, READINGS);
    // In seconds everything is still warming up: code, caches, histories that fill.
    long slack = SoakTime.isLong() ? 1 : 8;
    assertThat(least(late, Footprint::heapBytes) - least(early, Footprint::heapBytes))
        .as("growth of the heap, %s", all)
        .isLessThan(slack << 20);
    assertThat(least(late, Footprint::metaspaceBytes) - least(early, Footprint::metaspaceBytes))
        .as("growth of metaspace, %s", all)
        .isLessThan(slack << 20);
    assertThat(least(late, Footprint::threads) - least(early, Footprint::threads))
        .as("more threads, %s", all)
        .isLessThan(3);
    assertThat(least(late, Footprint::descriptors) - least(early, Footprint::descriptors))
        .as("more descriptors, %s", all)
        .isLessThan(5);
    assertThat(least(late, Footprint::residentBytes) - least(early, Footprint::residentBytes))
        .as("growth of resident memory, %s", all)
        .isLessThan((SoakTime.isLong() ? 16L : 64L) << 20);
  }

  private static long least(List<Footprint> footprints, ToLongFunction<Footprint> what) {
    return footprints.stream().mapToLong(what).min().orElseThrow();
  }

  private static void awaitSecond(long start, long second) {
    long end = start + TimeUnit.SECONDS.toNanos(second);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
