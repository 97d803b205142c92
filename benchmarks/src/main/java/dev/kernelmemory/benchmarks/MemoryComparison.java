package dev.kernelmemory.benchmarks;

import dev.kernelmemory.benchmarks.hello.IdleHello;
import dev.kernelmemory.benchmarks.hello.MBeanHello;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Resident memory and CPU time of a JVM that has idled for ten seconds, with different agents. */
final class MemoryComparison {
  private static final String EMPTY_WITH_MBEANS = "empty agent, MBeanServer in use";
  private static final String OURS_WITH_MBEANS = "kernel-memory-agent, its MBean read";
  private static final double MOST_MEGABYTES = 3;
  private static final double MOST_MEGABYTES_WITH_MBEANS = 10;

  private final Settings settings;
  private final LocalFiles files;
  private final int seconds;
  private final Series megabytes = new Series();
  private final Series cpuMillis = new Series();

  /** A program with an agent, and the one it is compared with. */
  private record Subject(AgentVariant variant, Class<?> main, String baseline) {}

  private MemoryComparison(Settings settings) throws IOException {
    this.settings = settings;
    this.files = LocalFiles.make();
    this.seconds = settings.seconds(10);
  }

  static void run(Settings settings, PrintStream out) throws IOException, InterruptedException {
    new MemoryComparison(settings).measure(out);
  }

  private void measure(PrintStream out) throws IOException, InterruptedException {
    List<Subject> subjects = new ArrayList<>();
    for (AgentVariant variant : AgentVariant.all(files)) {
      subjects.add(new Subject(variant, IdleHello.class, AgentVariant.EMPTY));
    }
    AgentVariant empty = AgentVariant.empty(files).titled(EMPTY_WITH_MBEANS);
    AgentVariant ours = AgentVariant.ours().titled(OURS_WITH_MBEANS);
    subjects.add(new Subject(empty, MBeanHello.class, EMPTY_WITH_MBEANS));
    subjects.add(new Subject(ours, MBeanHello.class, EMPTY_WITH_MBEANS));
    int rounds = settings.rounds(5);
    for (int round = 0; round < rounds; round++) {
      for (Subject subject : Statistics.rotated(subjects, round)) {
        idle(subject);
      }
    }
    print(out, subjects, rounds);
  }

  private void print(PrintStream out, List<Subject> subjects, int rounds) {
    out.println("## Idle JVM after " + seconds + " s, medians of " + rounds + " rounds\n");
    Table table =
        new Table("agent", "RSS MB", "above its empty agent", "CPU ms", "above its empty agent");
    for (Subject subject : subjects) {
      String title = subject.variant().title();
      table.add(
          title,
          megabytes.median(title),
          megabytes.medianDifference(title, subject.baseline()),
          cpuMillis.median(title),
          cpuMillis.medianDifference(title, subject.baseline()));
    }
    out.println(table);
    double alone = megabytes.medianDifference(AgentVariant.OURS, AgentVariant.EMPTY);
    double read = megabytes.medianDifference(OURS_WITH_MBEANS, EMPTY_WITH_MBEANS);
    out.print(Goal.line("without JMX", alone, MOST_MEGABYTES, "MB above the empty agent"));
    out.println(
        Goal.line("MBean read", read, MOST_MEGABYTES_WITH_MBEANS, "MB above the empty agent"));
  }

  private void idle(Subject subject) throws IOException, InterruptedException {
    AgentVariant variant = subject.variant();
    try (Child child = Child.start(variant.command(settings, files.classes(), subject.main()))) {
      TimeUnit.SECONDS.sleep(seconds);
      child.checkAlive(variant.title());
      megabytes.add(variant.title(), ProcessFigures.residentKib(child.pid()) / 1024.0);
      cpuMillis.add(variant.title(), (double) ProcessFigures.cpuMillis(child.pid()));
    }
  }
}
