package dev.kernelmemory.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.kernelmemory.sample.Places;
import dev.kernelmemory.sample.Sampler;
import java.lang.management.ManagementFactory;

/**
 * The JVM that runs the agent's sampler at its shortest interval: prints what its thread allocates
 * per snapshot, first while the history fills, then with the last ten minutes' rows in place.
 */
final class SnapshotWorker {
  private static final int WARM_UP_SAMPLES = 100;
  private static final int MEASURED_SAMPLES = 500;

  /** More than the history keeps of single samples, and the room for its minutes is made. */
  private static final int FULL_HISTORY_SAMPLES = 6700;

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final Sampler sampler;
  private final Thread thread;

  private SnapshotWorker(Places places) {
    sampler = new Sampler(places, Sampler.MIN_INTERVAL_MILLIS, System.err::println);
    thread = new Thread(() -> sampler.run(() -> {}), "sampler");
  }

  /** Argument: which places, as for {@link SteadyWorker}. */
  public static void main(String[] arguments) throws InterruptedException {
    SnapshotWorker worker = new SnapshotWorker(SteadyWorker.places(arguments[0]));
    worker.thread.setDaemon(true);
    worker.thread.start();
    worker.await(WARM_UP_SAMPLES);
    double filling = worker.bytesPerSnapshot();
    worker.await(FULL_HISTORY_SAMPLES);
    System.out.println(filling + " " + worker.bytesPerSnapshot());
  }

  private double bytesPerSnapshot() throws InterruptedException {
    long samplesBefore = sampler.samplesTaken();
    long bytesBefore = threads.getThreadAllocatedBytes(thread.getId());
    await(samplesBefore + MEASURED_SAMPLES);
    long bytes = threads.getThreadAllocatedBytes(thread.getId()) - bytesBefore;
    return (double) bytes / (sampler.samplesTaken() - samplesBefore);
  }

  private void await(long samples) throws InterruptedException {
    while (sampler.samplesTaken() < samples) {
      Thread.sleep(5);
    }
  }
}
