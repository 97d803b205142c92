package dev.kernelmemory.benchmarks;

import dev.kernelmemory.benchmarks.hello.IdleHello;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One sample a second, with cold caches. All programs run at the same time, so that the machine's
 * noise hits all of them, and are started at different fractions of a second.
 *
 * <p>A JVM interprets what it runs once a second for minutes before it compiles it, so the first
 * minute is shown apart from what holds from the tenth on.
 */
final class SteadyComparison {
  private static final String C = "C: clock_nanosleep, pread + scan";
  private static final long STAGGER_MILLIS = 1130;
  private static final int START_SECONDS = 10;
  private static final int WARM_UP_SECONDS = 600;
  private static final double MOST_TIMES_C = 2.2;
  private static final double MOST_TIMES_HOST = 3;
  private static final double MOST_SWITCHES = 1.2;

  private final Settings settings;
  private final List<Subject> subjects;
  private final int seconds;
  private Series micros = new Series();
  private Series voluntary = new Series();
  private Series involuntary = new Series();
  private Series processMicros = new Series();

  /** A program and the beginning of the name of its thread that samples; null if none does. */
  private record Subject(String title, @Nullable String thread, List<String> command) {}

  /** A program in its window. */
  private record Running(Subject subject, Child child, @Nullable Path task) {
    ThreadUsage threadUsage() throws IOException {
      return task == null ? ThreadUsage.NONE : ThreadUsage.ofThread(task);
    }
  }

  private record Usage(ThreadUsage thread, ThreadUsage process) {}

  private SteadyComparison(Settings settings) throws IOException, InterruptedException {
    this.settings = settings;
    this.seconds = settings.seconds(60);
    LocalFiles files = LocalFiles.make();
    this.subjects =
        List.of(
            new Subject(C, "sample", CProgram.compile("sample").command(List.of("cold"))),
            idle(AgentVariant.ours(), "kernel-", files),
            idle(AgentVariant.empty(files), null, files),
            sampler(SteadyWorker.HOST_ONLY),
            sampler(SteadyWorker.ALL_SCOPES),
            worker(SteadyWorker.PARK, Candidate.NOTHING),
            worker(SteadyWorker.PARK, Candidate.OURS),
            worker(SteadyWorker.PARK, Candidate.CHANNEL),
            worker(SteadyWorker.PARK, Candidate.READ_ALL_BYTES),
            worker(SteadyWorker.EXECUTOR, Candidate.OURS),
            worker(SteadyWorker.EXECUTOR, Candidate.READ_ALL_LINES));
  }

  static void run(Settings settings, PrintStream out) throws IOException, InterruptedException {
    new SteadyComparison(settings).measure(out);
  }

  private void measure(PrintStream out) throws IOException, InterruptedException {
    int windows = settings.rounds(3);
    List<Child> children = new ArrayList<>();
    try {
      for (Subject subject : subjects) {
        children.add(Child.start(subject.command()));
        TimeUnit.MILLISECONDS.sleep(STAGGER_MILLIS);
      }
      long start = System.nanoTime();
      TimeUnit.SECONDS.sleep(START_SECONDS);
      List<Running> running = running(subjects, children);
      measureWindow(running);
      out.println("## One sample a second, the first " + seconds + " s\n");
      print(out);
      long warm = start + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS);
      TimeUnit.NANOSECONDS.sleep(warm - System.nanoTime());
      micros = new Series();
      voluntary = new Series();
      involuntary = new Series();
      processMicros = new Series();
      for (int window = 0; window < windows; window++) {
        measureWindow(running);
      }
    } finally {
      for (Child child : children) {
        child.close();
      }
    }
    out.println(
        "## One sample a second after ten minutes, medians of "
            + windows
            + " times "
            + seconds
            + " s\n");
    print(out);
    String host = samplerTitle(SteadyWorker.HOST_ONLY);
    String all = samplerTitle(SteadyWorker.ALL_SCOPES);
    out.print(Goal.line("CPU, host only", micros.medianRatio(host, C), MOST_TIMES_C, "times C"));
    out.print(
        Goal.line(
            "CPU, all scopes", micros.medianRatio(all, host), MOST_TIMES_HOST, "times host only"));
    double switches = voluntary.median(AgentVariant.OURS);
    out.println(Goal.line("switches per sample", switches, MOST_SWITCHES, "voluntary"));
  }

  private void print(PrintStream out) {
    Table table =
        new Table(
            "sampler",
            "CPU µs per sample",
            "times C",
            "voluntary switches",
            "involuntary switches",
            "CPU µs/s of the process");
    for (Subject subject : subjects) {
      String title = subject.title();
      if (subject.thread() == null) {
        table.add(title, "–", "–", "–", "–", processMicros.median(title));
        continue;
      }
      table.add(
          title,
          micros.median(title),
          micros.medianRatio(title, C),
          voluntary.median(title),
          involuntary.median(title),
          processMicros.median(title));
    }
    out.println(table);
  }

  private void measureWindow(List<Running> running) throws IOException, InterruptedException {
    List<Usage> before = new ArrayList<>();
    long start = System.nanoTime();
    for (Running one : running) {
      before.add(usage(one));
    }
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
    for (int i = 0; i < running.size(); i++) {
      Running one = running.get(i);
      one.child().checkAlive(one.subject().title());
      Usage after = usage(one);
      ThreadUsage thread = after.thread().minus(before.get(i).thread());
      ThreadUsage process = after.process().minus(before.get(i).process());
      String title = one.subject().title();
      micros.add(title, thread.cpuNanos() / 1e3 / seconds);
      voluntary.add(title, (double) thread.voluntarySwitches() / seconds);
      involuntary.add(title, (double) thread.involuntarySwitches() / seconds);
      processMicros.add(title, process.cpuNanos() / 1e3 / seconds);
    }
  }

  private static List<Running> running(List<Subject> order, List<Child> children)
      throws IOException {
    List<Running> running = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Subject subject = order.get(i);
      Child child = children.get(i);
      String thread = subject.thread();
      Path task = thread == null ? null : ThreadUsage.find(child.pid(), thread);
      running.add(new Running(subject, child, task));
    }
    return running;
  }

  private static Usage usage(Running one) throws IOException {
    return new Usage(one.threadUsage(), ThreadUsage.ofProcess(one.child().pid()));
  }

  private Subject idle(AgentVariant variant, @Nullable String thread, LocalFiles files) {
    List<String> command = variant.command(settings, files.classes(), IdleHello.class);
    return new Subject(variant.title(), thread, command);
  }

  private Subject worker(String waiting, Candidate candidate) {
    return new Subject(
        waiting + ": " + candidate.title(), "steady", workerCommand(waiting, candidate.name()));
  }

  private Subject sampler(String places) {
    return new Subject(samplerTitle(places), "steady", workerCommand(SteadyWorker.SAMPLER, places));
  }

  private static String samplerTitle(String places) {
    return "the agent's sampler, " + places;
  }

  private List<String> workerCommand(String mode, String argument) {
    return List.of(
        settings.java().toString(),
        "-cp",
        Layout.benchmarksJar().toString(),
        SteadyWorker.class.getName(),
        mode,
        argument);
  }
}
