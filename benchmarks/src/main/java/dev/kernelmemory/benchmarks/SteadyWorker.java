package dev.kernelmemory.benchmarks;

import dev.kernelmemory.sample.Places;
import dev.kernelmemory.sample.Sampler;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The JVM that takes one sample a second on a thread of a known name until it is killed, by a
 * candidate that reads or by the agent's sampler.
 */
final class SteadyWorker {
  static final String THREAD = "steady-worker";
  static final String PARK = "park";
  static final String EXECUTOR = "executor";
  static final String SAMPLER = "sampler";

  /** The sampler with the host's meminfo alone. */
  static final String HOST_ONLY = "host only";

  /** The sampler with everything that is on by default. */
  static final String ALL_SCOPES = "all scopes";

  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FiveFields reader;
  private final long[] kib = new long[5];

  private SteadyWorker(FiveFields reader) {
    this.reader = reader;
  }

  /** Arguments: how to wait, and the candidate. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments[0].equals(SAMPLER)) {
      Sampler sampler =
          new Sampler(places(arguments[1]), TimeUnit.SECONDS.toMillis(1), System.err::println);
      new Thread(() -> sampler.run(() -> {}), THREAD).start();
      return;
    }
    File meminfo = new File("/proc/meminfo");
    SteadyWorker worker = new SteadyWorker(Candidate.valueOf(arguments[1]).open(meminfo));
    if (arguments[0].equals(EXECUTOR)) {
      ScheduledExecutorService executor =
          Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, THREAD));
      executor.scheduleAtFixedRate(worker::sample, 1, 1, TimeUnit.SECONDS).isDone();
    } else {
      new Thread(worker::loop, THREAD).start();
    }
    Thread.sleep(Long.MAX_VALUE);
  }

  static Places places(String what) {
    File procfs = new File("/proc");
    return what.equals(HOST_ONLY)
        ? Places.hostOnly(procfs)
        : Places.of(procfs, new File("/sys"), null);
  }

  private void loop() {
    long next = System.nanoTime();
    while (true) {
      next += INTERVAL_NANOS;
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      sample();
    }
  }

  private void sample() {
    try {
      reader.sample(kib);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
