package dev.kernelmemory.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.kernelmemory.analysis.Analyzer;
import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.sample.Scope;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What judging one sample costs: host, container and process with all their numbers, one simulated
 * day after another at one sample a second.
 */
final class AnalysisCost {
  private static final int DAY = 86_400;
  private static final long START_MILLIS = 1_790_000_000_000L;
  private static final long MIB = 1 << 20;
  private static final double MOST_MICROS = 20;
  private static final int MADE_BEFORE = 3600;

  /** How far from its level a number may be found by chance. */
  private enum Noise {
    QUIET(MIB / 64),
    NOISY(40 * MIB);

    final double sigma;

    Noise(double sigma) {
      this.sigma = sigma;
    }
  }

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final SplittableRandom random = new SplittableRandom(1);

  private AnalysisCost() {}

  static void run(Settings settings, PrintStream out) {
    new AnalysisCost().measure(settings.rounds(3), out);
  }

  private void measure(int rounds, PrintStream out) {
    out.println("## Judging a sample of all scopes, medians of " + rounds + " simulated days\n");
    Table table = new Table("samples", "µs per sample", "bytes allocated per sample");
    double most = 0;
    for (Noise noise : Noise.values()) {
      Series micros = new Series();
      Series bytes = new Series();
      simulate(noise, new Series(), new Series());
      for (int round = 0; round < rounds; round++) {
        simulate(noise, micros, bytes);
      }
      String title = noise.name();
      table.add(title.toLowerCase(Locale.ROOT), micros.median(title), bytes.median(title));
      most = Math.max(most, micros.median(title));
    }
    out.println(table);
    out.print(Goal.line("all dimensions and scopes", most, MOST_MICROS, "µs"));
    out.printf("- retained by an analyzer after a day: %.0f KiB%n%n", retainedKib());
  }

  /** One day; observations are made an hour ahead, so that making them is not measured. */
  private Analyzer simulate(Noise noise, Series micros, Series bytes) {
    Analyzer analyzer = analyzer();
    Observation[][] ahead = new Observation[MADE_BEFORE][];
    long nanos = 0;
    long allocated = 0;
    long id = Thread.currentThread().getId();
    for (int hour = 0; hour < DAY / MADE_BEFORE; hour++) {
      for (int i = 0; i < MADE_BEFORE; i++) {
        ahead[i] = observe(START_MILLIS + 1000L * (hour * MADE_BEFORE + i), noise.sigma);
      }
      long bytesBefore = threads.getThreadAllocatedBytes(id);
      long before = System.nanoTime();
      for (Observation[] seen : ahead) {
        analyzer.accept(seen[0], seen[1], seen[2]);
      }
      nanos += System.nanoTime() - before;
      allocated += threads.getThreadAllocatedBytes(id) - bytesBefore;
    }
    micros.add(noise.name(), nanos / 1e3 / DAY);
    bytes.add(noise.name(), (double) allocated / DAY);
    return analyzer;
  }

  private double retainedKib() {
    Analyzer[] kept = new Analyzer[20];
    long before = usedAfterCollection();
    long retained;
    try {
      for (int i = 0; i < kept.length; i++) {
        kept[i] = analyzer();
        for (int second = 0; second < DAY; second += 10) {
          Observation[] seen = observe(START_MILLIS + 1000L * second, Noise.QUIET.sigma);
          kept[i].accept(seen[0], seen[1], seen[2]);
        }
      }
      retained = usedAfterCollection() - before;
    } finally {
      Reference.reachabilityFence(kept);
    }
    return retained / 1024.0 / kept.length;
  }

  private static long usedAfterCollection() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private Observation[] observe(long millis, double sigma) {
    return new Observation[] {
      observe(Scope.HOST, millis, 64 * 1024 * MIB, sigma),
      observe(Scope.CONTAINER, millis, 4 * 1024 * MIB, sigma / 8),
      observe(Scope.PROCESS, millis, 2 * 1024 * MIB, sigma / 8)
    };
  }

  private Observation observe(Scope scope, long millis, long memory, double sigma) {
    Observation.Builder seen = Observation.of(scope, millis);
    for (Quantity quantity : Quantity.values()) {
      long level = memory / 128;
      seen.set(quantity, level + Math.round(sigma * random.nextGaussian()));
    }
    return seen.set(Quantity.MEM_TOTAL, memory)
        .set(Quantity.PER_CPU, 16 * MIB)
        .set(Quantity.MEM_AVAILABLE, memory / 2)
        .set(Quantity.CURRENT, memory / 2)
        .set(Quantity.LIMIT, memory)
        .set(Quantity.LRU, memory / 2)
        .set(Quantity.RESIDENT, memory / 2)
        .set(Quantity.MAPPED, memory / 2)
        .set(Quantity.TASKS, 50_000)
        .set(Quantity.THREADS, 200)
        .set(Quantity.OPEN_FILES, 500)
        .build();
  }

  private static Analyzer analyzer() {
    Machine machine =
        new Machine(Machine.Kind.VIRTUAL, Machine.Stacks.IN_VMALLOC, 4096, 16_384, 8, 125);
    return new Analyzer(machine, Thresholds.DEFAULTS);
  }
}
