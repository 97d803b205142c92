package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is saved before a container is killed. */
final class EvidenceIT {
  private static final String QUIET = "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n";
  private static final String KILLED = QUIET.replace("oom 0", "oom 1");

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void isTheRunningRecordingForItsOwnerOnly(Jdk jdk) throws Exception {
    Path dumps = Files.createDirectory(directory.resolve("dumps"));
    try (FakeCgroup2 group = FakeCgroup2.make();
        Child child =
            Child.withAgent(
                jdk,
                "interval=50ms,dump=on-critical,log=off,cgroupfs="
                    + group.root()
                    + ",dumpdir="
                    + dumps,
                "-XX:StartFlightRecording",
                "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      child.awaitLine("ready");
      Poll.until("the group", () -> jmx.container("OomEvents"), kills -> kills == 0);
      Poll.until("events", () -> (Long) jmx.agent("SamplesTaken"), n -> n > 100);
      assertThat(files(dumps)).isEmpty();
      // A reading that fails just before the kill must not hide it.
      group.write("memory.events", "");
      Poll.until("no number", () -> jmx.container("OomEvents"), kills -> kills < 0);
      group.write("memory.events", KILLED);
      Poll.until("a dump", () -> files(dumps), list -> !list.isEmpty());
      Path dump = files(dumps).get(0);
      assertThat(dump.getFileName().toString()).matches("kernel-memory-\\d{8}-\\d{6}-oom\\.jfr");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump)))
          .isEqualTo("rw-------");
      Poll.until("its end", () -> child.ask("agentThreads"), "2"::equals);
      assertThat(Recordings.events(dump, Recordings.HOST)).isNotEmpty();

      // A second one so soon after the first would only fill the disk.
      group.write("memory.events", KILLED.replace("oom 1", "oom 2"));
      Poll.until("the second", () -> jmx.container("OomEvents"), count -> count == 2);
      long samples = (Long) jmx.agent("SamplesTaken");
      Poll.until("more", () -> (Long) jmx.agent("SamplesTaken"), n -> n > samples + 10);
      assertThat(files(dumps)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void isNotWrittenThroughASymbolicLink(Jdk jdk) throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), elsewhere);
    try (FakeCgroup2 group = FakeCgroup2.make();
        Child child =
            Child.withAgent(
                jdk,
                "interval=50ms,dump=on-critical,cgroupfs=" + group.root() + ",dumpdir=" + link,
                "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      Poll.until("the group", () -> jmx.container("OomEvents"), kills -> kills == 0);
      group.write("memory.events", KILLED);
      Poll.until(
          "the reason",
          child::standardError,
          said -> said.contains("no recording could be dumped to " + link));
      assertThat(files(elsewhere)).isEmpty();
    }
  }
}
