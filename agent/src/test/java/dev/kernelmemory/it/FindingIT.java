package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javax.management.Notification;
import javax.management.openmbean.CompositeData;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live JVM finds, and everywhere that it is told. */
final class FindingIT {
  private static final int THREADS = 3000;
  private static final long RISE = THREADS * (16L << 10);

  @TempDir Path directory;

  /** In all JDKs at the same time, since the first half minute of each is not judged. */
  @Test
  void thousandsOfThreadsAreASpikeOfThisJvm() throws Exception {
    List<Watched> all = new ArrayList<>();
    try (Critical critical = new Critical(directory)) {
      for (Jdk jdk : Jdk.all()) {
        all.add(new Watched(jdk, directory.resolve(all.size() + ".jfr")));
      }
      for (Watched watched : all) {
        watched.awaitJudgement();
      }
      critical.isDumped();
      // One after the other: each would be a neighbour to the next.
      for (Watched watched : all) {
        watched.findsItsThreads();
      }
    } finally {
      for (Watched watched : all) {
        watched.close();
      }
    }
  }

  @Test
  void nothingIsJudgedWhereTheAnalysisIsOff() throws Exception {
    try (Child child = Child.withAgent(Jdk.all().get(0), "analysis=off", "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(explain(jmx)).isEqualTo("Nothing is judged: the option analysis is off.");
      assertThat(jmx.host("ActiveFindingCount")).isZero();
    }
  }

  @Test
  void aWrongThresholdIsToldAtOnce() throws Exception {
    try (Child child =
        Child.withAgent(
            Jdk.all().get(0),
            "analysis.slabRatio=much",
            "-Dkernelmemory.analysis.slab=1",
            "CommandApp")) {
      child.awaitLine("ready");
      Poll.until("two complaints", child::standardError, text -> text.split("\n").length == 2);
      assertThat(child.standardError())
          .contains(
              "option analysis.slabRatio: \"much\" (agent argument) is not a number larger than 0;"
                  + " using 0.4\n")
          .contains(
              "unknown option \"analysis.slab\" in the property kernelmemory.analysis.slab; valid"
                  + " ones are analysis.stepBytes,");
    }
  }

  private static String explain(JmxClient jmx) throws Exception {
    return (String) jmx.connection().invoke(JmxClient.HOST, "explain", null, null);
  }

  /** A JVM on a small machine whose kernel stacks take a tenth of its memory all at once. */
  private static final class Critical implements AutoCloseable {
    private final Path meminfo;
    private final Path dumps;
    private final Child child;

    Critical(Path directory) throws IOException {
      Path procfs = Files.createDirectory(directory.resolve("proc"));
      dumps = Files.createDirectory(directory.resolve("dumps"));
      meminfo = procfs.resolve("meminfo");
      write(10_000);
      child =
          Child.withAgent(
              Jdk.all().get(0),
              "interval=500ms,dump=on-critical,log=off,procfs=" + procfs + ",dumpdir=" + dumps,
              "-XX:StartFlightRecording",
              "CommandApp");
    }

    void isDumped() throws Exception {
      write(110_000);
      Poll.until("a dump", this::dumped, files -> files.size() == 1 && files.get(0) > 0);
      try (Stream<Path> files = Files.list(dumps)) {
        assertThat(files)
            .allSatisfy(
                file ->
                    assertThat(file.getFileName().toString())
                        .matches("kernel-memory-\\d{8}-\\d{6}-spike\\.jfr"));
      }
    }

    private List<Long> dumped() throws IOException {
      List<Long> sizes = new ArrayList<>();
      try (Stream<Path> files = Files.list(dumps)) {
        for (Path file : files.toList()) {
          sizes.add(Files.size(file));
        }
      }
      return sizes;
    }

    private void write(long stackKib) throws IOException {
      // Into the file that is open already, which has the same length then.
      try (RandomAccessFile file = new RandomAccessFile(meminfo.toFile(), "rw")) {
        file.write(
            String.format(
                    "MemTotal: 1048576 kB%nMemAvailable: 524288 kB%nSlab: 50000 kB%n"
                        + "KernelStack: %8d kB%nPageTables: 4000 kB%n",
                    stackKib)
                .getBytes(StandardCharsets.US_ASCII));
      }
    }

    @Override
    public void close() throws IOException {
      child.close();
    }
  }

  /** A JVM, its client and its recording. */
  private static final class Watched {
    private final Path recording;
    private final Jdk jdk;
    private final Child child;
    private final JmxClient jmx;
    private final BlockingQueue<Notification> notifications = new LinkedBlockingQueue<>();

    Watched(Jdk jdk, Path recording) throws Exception {
      this.jdk = jdk;
      this.recording = recording;
      this.child =
          Child.withAgent(jdk, "interval=500ms,log=info", "-XX:StartFlightRecording", "CommandApp");
      this.jmx = JmxClient.attach(child);
      jmx.connection()
          .addNotificationListener(
              JmxClient.PROCESS, (told, back) -> notifications.add(told), null, null);
      assertThat(explain(jmx)).startsWith("Nothing is judged yet");
    }

    void awaitJudgement() throws Exception {
      Poll.until("judgement", () -> explain(jmx), text -> !text.startsWith("Nothing is judged"));
      // It compares with what was before.
      long since = (Long) jmx.agent("SamplesTaken");
      Poll.until("a level", () -> (Long) jmx.agent("SamplesTaken"), n -> n > since + 30);
    }

    void findsItsThreads() throws Exception {
      assertThat(jmx.process("ActiveFindingCount")).isZero();
      child.ask("threads " + THREADS);
      Poll.until("a finding", () -> jmx.process("ActiveFindingCount"), count -> count > 0);
      // It is found before all threads have started.
      CompositeData spike = Poll.until("its size", this::first, row -> size(row) > 0.9 * RISE);
      assertThat(spike.get("pattern")).isEqualTo("SPIKE");
      assertThat(spike.get("dimension")).isEqualTo("KernelStack");
      assertThat(spike.get("verdict")).isEqualTo("this JVM");
      assertThat(size(spike)).isLessThan(1.1 * RISE);

      Notification told = notifications.take();
      assertThat(told.getType()).isEqualTo("dev.kernelmemory.finding.spike");
      assertThat(told.getSource()).isEqualTo(JmxClient.PROCESS);
      assertThat(told.getMessage()).contains("This JVM's KernelStack rose suddenly by");
      assertThat(((CompositeData) told.getUserData()).get("id")).isEqualTo(spike.get("id"));

      // Whether it is the host's largest as well depends on what else runs here.
      assertThat(explain(jmx)).contains("INFO SPIKE: This JVM's KernelStack rose suddenly by");
      Poll.until(
          "a line", child::standardError, text -> text.contains("opened: INFO SPIKE KernelStack"));

      Child.tool(jdk, "jcmd", String.valueOf(child.pid()), "JFR.dump", "filename=" + recording);
      List<RecordedEvent> events = Recordings.events(recording, "dev.kernelmemory.Finding");
      assertThat(events)
          .anySatisfy(
              event ->
                  assertThat(
                          Map.of(
                              "state", event.getString("state"),
                              "pattern", event.getString("pattern"),
                              "scope", event.getString("scope"),
                              "dimension", event.getString("dimension"),
                              "verdict", event.getString("verdict")))
                      .isEqualTo(
                          Map.of(
                              "state", "opened",
                              "pattern", "SPIKE",
                              "scope", "process",
                              "dimension", "KernelStack",
                              "verdict", "this JVM")));
      assertThat(Files.size(recording)).isPositive();
    }

    private CompositeData first() throws Exception {
      return ((CompositeData[]) jmx.connection().getAttribute(JmxClient.PROCESS, "ActiveFindings"))
          [0];
    }

    private static double size(CompositeData finding) {
      return (Long) finding.get("to") - (Long) finding.get("from");
    }

    void close() throws Exception {
      jmx.close();
      child.close();
    }
  }
}
