package dev.kernelmemory.benchmarks;

import dev.kernelmemory.benchmarks.hello.Hello;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A hello world from fork to exit, with different agents; a C program takes the times. */
final class StartupComparison {
  private static final double MOST_TIMES_EMPTY = 1.10;

  private final Settings settings;
  private final CProgram run;
  private final LocalFiles files;
  private final Series wall = new Series();
  private final Series cpu = new Series();
  private final Series peak = new Series();
  private final Series switches = new Series();

  private StartupComparison(Settings settings) throws IOException, InterruptedException {
    this.settings = settings;
    this.run = CProgram.compile("run");
    this.files = LocalFiles.make();
  }

  static void run(Settings settings, PrintStream out) throws IOException, InterruptedException {
    new StartupComparison(settings).measure(out);
  }

  private void measure(PrintStream out) throws IOException, InterruptedException {
    List<AgentVariant> variants = AgentVariant.all(files);
    int rounds = settings.rounds(20);
    // One round for the page cache.
    for (AgentVariant variant : variants) {
      start(variant);
    }
    for (int round = 0; round < rounds; round++) {
      for (AgentVariant variant : Statistics.rotated(variants, round)) {
        record(variant.title(), start(variant));
      }
    }
    print(out, variants, rounds);
  }

  private void print(PrintStream out, List<AgentVariant> variants, int rounds) {
    out.println("## Start-up of a hello world, medians of " + rounds + " rounds\n");
    Table table =
        new Table(
            "agent", "wall ms", "× empty", "CPU ms", "× empty", "peak RSS MB", "context switches");
    for (AgentVariant variant : variants) {
      String title = variant.title();
      table.add(
          title,
          wall.median(title),
          wall.medianRatio(title, AgentVariant.EMPTY),
          cpu.median(title),
          cpu.medianRatio(title, AgentVariant.EMPTY),
          peak.median(title),
          switches.median(title));
    }
    out.println(table);
    String ours = AgentVariant.OURS;
    double wallRatio = wall.medianRatio(ours, AgentVariant.EMPTY);
    double cpuRatio = cpu.medianRatio(ours, AgentVariant.EMPTY);
    out.print(Goal.line("wall time", wallRatio, MOST_TIMES_EMPTY, "times the empty agent"));
    out.println(Goal.line("CPU time", cpuRatio, MOST_TIMES_EMPTY, "times the empty agent"));
  }

  /** Exit status, wall, user and system µs, peak KiB, voluntary and involuntary switches. */
  private List<Long> start(AgentVariant variant) throws IOException, InterruptedException {
    String output = Child.run(run.command(variant.command(settings, files.classes(), Hello.class)));
    List<Long> figures = new ArrayList<>();
    for (String word : output.split(" ", -1)) {
      figures.add(Long.valueOf(word));
    }
    if (figures.get(0) != 0) {
      throw new IOException("hello world with " + variant.title() + " failed; see its stderr");
    }
    return figures;
  }

  private void record(String title, List<Long> figures) {
    wall.add(title, figures.get(1) / 1e3);
    cpu.add(title, (figures.get(2) + figures.get(3)) / 1e3);
    peak.add(title, figures.get(4) / 1024.0);
    switches.add(title, (double) (figures.get(5) + figures.get(6)));
  }
}
