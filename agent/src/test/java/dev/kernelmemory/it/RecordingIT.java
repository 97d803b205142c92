package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's events in recordings, however the recording is started. */
final class RecordingIT {
  private static final Path SETTINGS = Path.of("../docs/kernel-memory.jfc").toAbsolutePath();

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  static List<Jdk> jdksWithEventOptions() {
    return Jdk.since(17);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void holdsTheHostsMemoryWhenStartedOnTheCommandLine(Jdk jdk) throws Exception {
    Path file = directory.resolve("start.jfr");
    Map<String, Long> meminfo = Meminfo.read();
    try (Child child =
        Child.withAgent(jdk, "", "-XX:StartFlightRecording=filename=" + file, "CommandApp")) {
      child.awaitLine("ready");
      awaitDumpedSamples(jdk, child, 3);
      child.end();
    }

    List<RecordedEvent> samples = Recordings.events(file, Recordings.HOST);
    assertThat(samples).hasSizeGreaterThanOrEqualTo(3);
    RecordedEvent last = samples.get(samples.size() - 1);
    assertThat(last.getLong("memTotal")).isEqualTo(meminfo.get("MemTotal"));
    assertThat(last.getLong("vmallocTotal")).isEqualTo(meminfo.get("VmallocTotal"));
    for (String dimension : List.of("slab", "vmallocUsed", "kernelStack", "pageTables", "perCPU")) {
      assertThat(last.getLong(dimension)).as(dimension).isPositive();
    }
    assertThat(last.getInstant("sampleTime"))
        .isBetween(last.getStartTime().minusSeconds(3), last.getStartTime());

    RecordedEvent environment = Recordings.events(file, Recordings.ENVIRONMENT).get(0);
    assertThat(environment.getString("kernelRelease")).isEqualTo(System.getProperty("os.version"));
    assertThat(environment.getString("basePath")).isEqualTo("/proc");
    assertThat(environment.getLong("pageSize")).isGreaterThanOrEqualTo(4096);
    assertThat(environment.getInt("possibleProcessors"))
        .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(environment.getDuration()).isLessThan(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void holdsTheHostsMemoryWhenStartedLaterByJcmd(Jdk jdk) throws Exception {
    Path file = directory.resolve("later.jfr");
    try (Child child = Child.withAgent(jdk, "", "CommandApp")) {
      child.awaitLine("ready");
      jcmd(jdk, child, "JFR.start", "name=later");
      awaitDumpedSamples(jdk, child, 2);
      jcmd(jdk, child, "JFR.dump", "name=later", "filename=" + file);
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    assertThat(Recordings.events(file, Recordings.HOST)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(Recordings.events(file, Recordings.ENVIRONMENT)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void countsPressureFromTheFirstEventOn(Jdk jdk) throws Exception {
    Path file = directory.resolve("pressure.jfr");
    try (Child child =
        Child.withAgent(
            jdk, "interval=100ms", "-XX:StartFlightRecording=filename=" + file, "CommandApp")) {
      child.awaitLine("ready");
      awaitDumpedSamples(jdk, child, 3);
      child.end();
    }
    assertThat(Recordings.events(file, "dev.kernelmemory.MemoryPressure"))
        .filteredOn(event -> event.getString("scope").equals("host"))
        .isNotEmpty()
        .extracting(event -> event.getLong("pagesScanned"))
        .allMatch(pages -> pages >= 0);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void takesTheShippedSettings(Jdk jdk) throws Exception {
    Path file = directory.resolve("settings.jfr");
    List<String> settings = new ArrayList<>(List.of("settings=" + SETTINGS));
    if (jdk.feature() >= 17) {
      // Before, one file is all that is taken.
      settings.add(0, "settings=default");
    }
    try (Child child = Child.withAgent(jdk, "", "CommandApp")) {
      child.awaitLine("ready");
      jcmd(jdk, child, "JFR.start", "name=shipped", String.join(" ", settings));
      awaitDumpedSamples(jdk, child, 2);
      jcmd(jdk, child, "JFR.dump", "name=shipped", "filename=" + file);
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    assertThat(Recordings.events(file, Recordings.HOST)).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("jdksWithEventOptions")
  void keepsThePeriodGivenOnTheCommandLine(Jdk jdk) throws Exception {
    Path file = directory.resolve("period.jfr");
    try (Child child =
        Child.withAgent(
            jdk,
            "interval=100ms",
            "-XX:StartFlightRecording:+" + Recordings.HOST + "#period=200ms,filename=" + file,
            "CommandApp")) {
      child.awaitLine("ready");
      awaitDumpedSamples(jdk, child, 10);
      child.end();
    }
    List<RecordedEvent> samples = Recordings.events(file, Recordings.HOST);
    Duration span =
        Duration.between(
            samples.get(0).getStartTime(), samples.get(samples.size() - 1).getStartTime());
    // Half as long again as asked for would still be a fifth of a second's period, not a second's.
    assertThat(span.toMillis() / (samples.size() - 1)).isLessThan(300);
    assertThat(samples.stream().map(event -> event.getInstant("sampleTime")).distinct().count())
        .isGreaterThan(samples.size() / 2);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doesNotStopTheStartOfAnApplicationThatLoadsEventClassesMeanwhile(Jdk jdk) throws Exception {
    for (int round = 0; round < 5; round++) {
      Path file = directory.resolve("stress" + round + ".jfr");
      try (Child child =
          Child.withAgent(
              jdk,
              "interval=10ms",
              "-XX:StartFlightRecording=filename=" + file,
              "ClassLoadingApp")) {
        assertThat(child.end()).contains("loaded");
        assertThat(child.exitStatus()).isZero();
      }
    }
  }

  private void awaitDumpedSamples(Jdk jdk, Child child, int samples) throws Exception {
    Path probe = directory.resolve("probe.jfr");
    Poll.until(
        samples + " samples in the recording",
        () -> {
          jcmd(jdk, child, "JFR.dump", "filename=" + probe);
          return Recordings.events(probe, Recordings.HOST).size();
        },
        count -> count >= samples);
  }

  private static String jcmd(Jdk jdk, Child child, String... command) throws Exception {
    return Child.tool(
        jdk,
        "jcmd",
        Stream.concat(Stream.of(String.valueOf(child.pid())), Stream.of(command))
            .toArray(String[]::new));
  }
}
