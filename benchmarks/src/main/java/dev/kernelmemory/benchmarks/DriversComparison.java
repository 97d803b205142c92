package dev.kernelmemory.benchmarks;

import dev.kernelmemory.benchmarks.hello.DriversHello;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the drivers cost: per file open with an event and its stack trace, against the same event
 * written by hand; to put all hooks in; and what stays after many rounds of that.
 */
final class DriversComparison {
  private static final String PLAIN = "no event, no agent";
  private static final String AGENT = "no event, with the agent";
  private static final String BY_HAND = "event committed by hand";
  private static final String HOOKED = "event of the driver";

  private static final double MOST_TIMES_BY_HAND = 1.5;
  private static final double MOST_CPU_MILLIS = 600;
  private static final double MOST_METASPACE_KIB = 4096;
  private static final int CYCLES = 30;

  private final Settings settings;
  private final int seconds;
  private final Path classes;
  private final Series nanos = new Series();

  private DriversComparison(Settings settings) throws IOException {
    this.settings = settings;
    // Alone: the agent's classes, on the class path, would be taken instead of the agent's jar.
    this.classes = Layout.helloClasses("DriversHello", "HandMade");
    this.seconds = settings.seconds(2);
  }

  static void run(Settings settings, PrintStream out) throws IOException, InterruptedException {
    new DriversComparison(settings).measure(out);
  }

  private void measure(PrintStream out) throws IOException, InterruptedException {
    int rounds = settings.rounds(7);
    List<String> subjects = List.of(PLAIN, AGENT, BY_HAND, HOOKED);
    for (int round = 0; round < rounds; round++) {
      for (String subject : Statistics.rotated(subjects, round)) {
        nanos.add(subject, Double.parseDouble(open(subject)));
      }
    }
    out.println("## A file open, hot, medians of " + rounds + " rounds of " + seconds + " s\n");
    Table table = new Table("program", "ns", "above no event", "times by hand");
    for (String subject : subjects) {
      table.add(
          subject,
          nanos.median(subject),
          nanos.medianDifference(subject, PLAIN),
          nanos.medianRatio(subject, BY_HAND));
    }
    out.println(table);
    out.println(
        Goal.line(
            "per open", nanos.medianRatio(HOOKED, BY_HAND), MOST_TIMES_BY_HAND, "times by hand"));
    measureCycles(out);
  }

  private void measureCycles(PrintStream out) throws IOException, InterruptedException {
    String[] figures = worker(true, DriversHello.CYCLES, CYCLES).split(" ", -1);
    out.println("## All hooks put in and taken out, " + CYCLES + " times\n");
    Table table = new Table("figure", "value");
    table.add("CPU ms of the thread, first time", Double.parseDouble(figures[0]));
    table.add("CPU ms of the thread, median", Double.parseDouble(figures[1]));
    table.add("metaspace KiB from the third time on", Double.parseDouble(figures[2]));
    out.println(table);
    out.print(
        Goal.line("first installation", Double.parseDouble(figures[0]), MOST_CPU_MILLIS, "CPU ms"));
    out.println(
        Goal.line("metaspace added", Double.parseDouble(figures[2]), MOST_METASPACE_KIB, "KiB"));
  }

  private String open(String subject) throws IOException, InterruptedException {
    String mode =
        subject.equals(BY_HAND)
            ? DriversHello.BY_HAND
            : subject.equals(HOOKED) ? DriversHello.HOOKED : DriversHello.PLAIN;
    boolean agent = subject.equals(AGENT) || subject.equals(HOOKED);
    return worker(agent, mode, seconds * 1000);
  }

  private String worker(boolean agent, String mode, int amount)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(settings.java().toString());
    if (agent) {
      command.addAll(AgentVariant.ours().options());
    }
    command.addAll(
        List.of(
            "-cp", classes.toString(), DriversHello.class.getName(), mode, String.valueOf(amount)));
    return Child.run(command);
  }
}
