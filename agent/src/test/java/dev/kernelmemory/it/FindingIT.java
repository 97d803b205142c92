package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
    try {
      for (Jdk jdk : Jdk.all()) {
        all.add(new Watched(jdk, directory.resolve(all.size() + ".jfr")));
      }
      for (Watched watched : all) {
        watched.awaitJudgement();
      }
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
      CompositeData[] active =
          (CompositeData[]) jmx.connection().getAttribute(JmxClient.PROCESS, "ActiveFindings");
      CompositeData spike = active[0];
      assertThat(spike.get("pattern")).isEqualTo("SPIKE");
      assertThat(spike.get("dimension")).isEqualTo("KernelStack");
      assertThat(spike.get("verdict")).isEqualTo("this JVM");
      assertThat((Long) spike.get("to") - (Long) spike.get("from"))
          .isBetween(RISE / 2, RISE + RISE / 10);

      Notification told = notifications.take();
      assertThat(told.getType()).isEqualTo("dev.kernelmemory.finding.spike");
      assertThat(told.getSource()).isEqualTo(JmxClient.PROCESS);
      assertThat(told.getMessage()).contains("This JVM's KernelStack rose suddenly by");
      assertThat(((CompositeData) told.getUserData()).get("id")).isEqualTo(spike.get("id"));

      // The host's rise is this JVM's own.
      Poll.until(
          "the host's finding",
          () -> explain(jmx),
          text -> text.contains("The host's KernelStack rose suddenly"));
      assertThat(explain(jmx))
          .containsPattern("The host's KernelStack rose[^\\n]*Behind it: this JVM \\(\\d+ % sure");
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

    void close() throws Exception {
      jmx.close();
      child.close();
    }
  }
}
