package dev.kernelmemory.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sample in a hot loop. Each candidate has a JVM of its own in each round, with the C program
 * run just before and after it.
 */
final class ReadComparison {
  private static final String C = "C: pread + scan";
  private static final long WARM_UP_MILLIS = 3000;
  private static final long C_WARM_UP_MILLIS = 200;
  private static final double MOST_TIMES_C = 1.15;
  private static final double MOST_SNAPSHOT_BYTES = 256;

  private final Settings settings;
  private final CProgram c;
  private final Series nanos = new Series();
  private final Series ratios = new Series();
  private final Series bytes = new Series();

  private ReadComparison(Settings settings) throws IOException, InterruptedException {
    this.settings = settings;
    this.c = CProgram.compile("sample");
  }

  static void run(Settings settings, PrintStream out) throws IOException, InterruptedException {
    new ReadComparison(settings).measure(out);
  }

  private void measure(PrintStream out) throws IOException, InterruptedException {
    List<Candidate> candidates =
        Stream.of(Candidate.values())
            .filter(candidate -> candidate != Candidate.NOTHING)
            .collect(Collectors.toList());
    int rounds = settings.rounds(7);
    for (int round = 0; round < rounds; round++) {
      double before = runC();
      for (Candidate candidate : Statistics.rotated(candidates, round)) {
        double[] figures = runJava(ReadWorker.class, candidate.name(), millis(), WARM_UP_MILLIS);
        double after = runC();
        nanos.add(candidate.title(), figures[0]);
        ratios.add(candidate.title(), 2 * figures[0] / (before + after));
        bytes.add(candidate.title(), figures[1]);
        before = after;
      }
    }
    print(out, candidates, rounds);
  }

  private void print(PrintStream out, List<Candidate> candidates, int rounds)
      throws IOException, InterruptedException {
    out.println("## Hot loop: read + five fields, medians of " + rounds + " rounds\n");
    Table table = new Table("reader", "ns per sample", "times C", "bytes per sample");
    table.add(C, nanos.median(C), 1.0, 0.0);
    for (Candidate candidate : candidates) {
      String title = candidate.title();
      table.add(title, nanos.median(title), ratios.median(title), bytes.median(title));
    }
    out.println(table);
    String ours = Candidate.OURS.title();
    double[] snapshot = runJava(SnapshotWorker.class, SteadyWorker.HOST_ONLY, 0, 0);
    double[] all = runJava(SnapshotWorker.class, SteadyWorker.ALL_SCOPES, 0, 0);
    out.print(Goal.line("ours", ratios.median(ours), MOST_TIMES_C, "times C"));
    out.print(Goal.line("ours", bytes.median(ours), 0, "bytes"));
    out.print(Goal.line("a published snapshot", snapshot[1], MOST_SNAPSHOT_BYTES, "bytes"));
    out.printf("- the same while the history's first rows are made: %.0f bytes%n", snapshot[0]);
    out.printf("- a published snapshot of all scopes: %.0f bytes%n%n", all[1]);
  }

  private long millis() {
    return settings.seconds(2) * 1000L;
  }

  private double runC() throws IOException, InterruptedException {
    String measured = Long.toString(millis() / 2);
    List<String> arguments = List.of("hot", Long.toString(C_WARM_UP_MILLIS), measured);
    double result = Double.parseDouble(Child.run(c.command(arguments)));
    nanos.add(C, result);
    return result;
  }

  private double[] runJava(Class<?> main, String candidate, long millis, long warmUpMillis)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            settings.java().toString(),
            "-cp",
            Layout.benchmarksJar().toString(),
            main.getName(),
            candidate,
            Long.toString(warmUpMillis),
            Long.toString(millis));
    String[] figures = Child.run(command).split(" ", -1);
    return new double[] {Double.parseDouble(figures[0]), Double.parseDouble(figures[1])};
  }
}
