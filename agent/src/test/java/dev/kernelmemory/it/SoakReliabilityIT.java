package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Samples every 10 ms with recordings, findings, JMX clients and an application that churns: what
 * the JVM takes does not grow, and its resident memory no more than that of the same application
 * beside it without the agent. Figures are written to {@code target/soak-*.csv}.
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
  @Execution(ExecutionMode.CONCURRENT)
  void nothingGrows(Jdk jdk) throws Exception {
    // Other tests beside this one may delay three readings in a row.
    List<String> withAgent =
        new ArrayList<>(List.of("-javaagent:" + Apps.agentJar() + "=interval=10ms,budget=1s"));
    withAgent.addAll(churn("with"));
    try (Child with = Child.java(jdk, withAgent);
        Child without = Child.java(jdk, churn("without"))) {
      with.awaitLine("ready");
      without.awaitLine("ready");
      soak(jdk, with, without);
      for (Child child : List.of(with, without)) {
        child.end();
        assertThat(child.exitStatus()).isZero();
        assertThat(child.standardError()).isEmpty();
      }
    }
  }

  private List<String> churn(String name) throws IOException {
    Path repository = Files.createDirectory(directory.resolve(name));
    return List.of(
        // Touched at the start: resident memory then tells of all that is not heap.
        "-Xms64m",
        "-Xmx64m",
        "-XX:+AlwaysPreTouch",
        "-XX:StartFlightRecording:settings=default,maxage=30s,maxsize=20m,filename="
            + repository.resolve("soak.jfr"),
        "-XX:FlightRecorderOptions:repository=" + repository,
        "ChurnApp");
  }

  private static void soak(Jdk jdk, Child with, Child without) throws Exception {
    List<Footprint> ours = new ArrayList<>();
    List<Footprint> theirs = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    lines.add(
        "second, samples, " + Footprint.COLUMNS + ", without the agent: " + Footprint.COLUMNS);
    try (Pollers pollers = new Pollers(with, Pollers.AGENT, CLIENTS, 1000);
        Pollers others = new Pollers(without, Pollers.PLATFORM, CLIENTS, 1000);
        JmxClient jmx = JmxClient.attach(with);
        JmxClient other = JmxClient.connect(without)) {
      long start = System.nanoTime();
      for (int i = 0; i <= READINGS; i++) {
        // Each time a recording beside the one that goes on; with the agent it has the hooks.
        Child.tool(jdk, "jcmd", pid(with), "JFR.start", "name=d", "settings=kernel-memory.jfc");
        Child.tool(jdk, "jcmd", pid(without), "JFR.start", "name=d", "settings=profile");
        awaitSecond(start, (long) SoakTime.seconds() * i / READINGS);
        Child.tool(jdk, "jcmd", pid(with), "JFR.stop", "name=d");
        Child.tool(jdk, "jcmd", pid(without), "JFR.stop", "name=d");
        ours.add(Footprint.of(with, jmx.connection()));
        theirs.add(Footprint.of(without, other.connection()));
        long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        lines.add(
            second + ", " + jmx.agent("SamplesTaken") + ", " + ours.get(i) + ", " + theirs.get(i));
        Files.write(Path.of("target", "soak-" + jdk.feature() + ".csv"), lines);
      }
      for (Pollers each : List.of(pollers, others)) {
        assertThat(each.failures()).isEmpty();
        assertThat(each.polls()).isGreaterThan(CLIENTS);
      }
      assertThat((Long) jmx.agent("Failures")).isZero();
    }
    // In seconds everything is still warming up: code, caches, histories that fill.
    long slack = (SoakTime.isLong() ? 1L : 8L) << 20;
    long residentSlack = (SoakTime.isLong() ? 8L : 64L) << 20;
    String all = String.join("\n", lines);
    assertThat(growth(ours, Footprint::heapBytes)).as("heap, %s", all).isLessThan(slack);
    assertThat(growth(ours, Footprint::metaspaceBytes)).as("metaspace, %s", all).isLessThan(slack);
    assertThat(growth(ours, Footprint::threads)).as("threads, %s", all).isLessThan(3);
    assertThat(growth(ours, Footprint::descriptors)).as("descriptors, %s", all).isLessThan(5);
    assertThat(growth(ours, Footprint::residentBytes) - growth(theirs, Footprint::residentBytes))
        .as("resident memory, %s", all)
        .isLessThan(residentSlack);
  }

  /** From the second quarter to the last: the first is warming up. */
  private static long growth(List<Footprint> all, ToLongFunction<Footprint> what) {
    return least(all.subList(READINGS * 3 / 4, READINGS), what)
        - least(all.subList(READINGS / 4, READINGS / 2), what);
  }

  private static String pid(Child child) {
    return String.valueOf(child.pid());
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
