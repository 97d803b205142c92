package dev.kernelmemory.sample;

import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.environment.Environment;
import dev.kernelmemory.environment.StackPlacement;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An application that leaks what it is told to, evenly, and analyses this machine's real numbers
 * while an hour passes in half a minute. Prints a line for each finding; ends with its input.
 *
 * <p>Arguments: watch or not; threads, mappings, lookups or nothing; how many a second; where.
 */
public final class LeakInFastTime {
  /** An hour in half a minute. */
  static final int FACTOR = 120;

  private static final int STEPS_PER_SECOND = 20;
  private static final long BYTES_PER_TABLE = 2 << 20;

  /** Not one, since the number of mappings is limited. */
  private static final long TABLES_PER_MAPPING = 64;

  private static final List<Object> KEPT = new ArrayList<>();

  /** Printed after 600 samples, one a second of the fast clock's. */
  public static final String TEN_MINUTES = "ten minutes have passed";

  private static final String NOT_BEGUN = "not begun";
  private static boolean toldOfTenMinutes;

  private final int perSecond;
  private final File directory;
  private long done;
  private @Nullable MappedByteBuffer mapping;
  private int sum;

  private LeakInFastTime(int perSecond, File directory) {
    this.perSecond = perSecond;
    this.directory = directory;
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("watch")) {
      watch();
    }
    LeakInFastTime leak = new LeakInFastTime(Integer.parseInt(args[2]), new File(args[3]));
    Thread leaking = new Thread(() -> leak.run(args[1]), "leaking");
    leaking.setDaemon(true);
    leaking.start();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    System.exit(0);
  }

  private static void watch() {
    Places places = Places.of(new File("/proc"), new File("/sys"), null).withBudgetMillis(1000);
    Sampler sampler = new Sampler(places, 1000, System.err::println, new FastClock(FACTOR));
    LiveAnalysis analysis =
        new LiveAnalysis(() -> machine(sampler), Thresholds.DEFAULTS, NOT_BEGUN);
    analysis.addListener(
        (finding, change) ->
            System.out.println(
                String.join(
                    ",",
                    change.label(),
                    finding.pattern().name(),
                    finding.dimension(),
                    finding.scope().label(),
                    finding.verdict().label(),
                    finding.explanation())));
    sampler.addListener(analysis);
    Thread sampling =
        new Thread(() -> sampler.run(() -> tellOfTenMinutes(sampler, analysis)), "sampling");
    sampling.setDaemon(true);
    sampling.start();
  }

  /** Once, and only if samples have reached the analysis. */
  private static void tellOfTenMinutes(Sampler sampler, LiveAnalysis analysis) {
    if (!toldOfTenMinutes
        && sampler.samplesTaken() >= 600
        && !analysis.explain().equals(NOT_BEGUN)) {
      toldOfTenMinutes = true;
      System.out.println(TEN_MINUTES);
    }
  }

  private static Machine machine(Sampler sampler) {
    Environment known =
        Environment.detect(new File("/proc"), sampler.latest().host().get(Dimension.KERNEL_STACK));
    return new Machine(
        Machine.Kind.UNKNOWN,
        known.stackPlacement() == StackPlacement.VMALLOC
            ? Machine.Stacks.IN_VMALLOC
            : Machine.Stacks.UNKNOWN,
        known.pageSizeBytes(),
        known.threadSizeBytes(),
        known.possibleProcessors(),
        -1);
  }

  private void run(String kind) {
    long start = System.nanoTime();
    try (RandomAccessFile sparse = new RandomAccessFile(new File(directory, "sparse"), "rw")) {
      sparse.setLength(1L << 40);
      while (!kind.equals("nothing")) {
        long due = perSecond * (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
        while (done < due) {
          one(kind, sparse.getChannel());
          done++;
        }
        TimeUnit.MILLISECONDS.sleep(1000 / STEPS_PER_SECOND);
      }
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  private void one(String kind, FileChannel channel) throws IOException {
    switch (kind) {
      case "threads":
        Thread thread = new Thread(null, LeakInFastTime::sleep, "leaked", 128 << 10);
        thread.setDaemon(true);
        thread.start();
        break;
      case "mappings":
        if (done % TABLES_PER_MAPPING == 0) {
          mapping =
              channel.map(
                  FileChannel.MapMode.READ_ONLY,
                  done * BYTES_PER_TABLE,
                  TABLES_PER_MAPPING * BYTES_PER_TABLE);
          KEPT.add(mapping);
        }
        sum += mapping.get((int) (done % TABLES_PER_MAPPING * BYTES_PER_TABLE));
        break;
      default:
        new File(directory, "segment-that-is-not-there-" + done).exists();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
