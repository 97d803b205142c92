package dev.kernelmemory.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** The JVM that takes samples in a hot loop: prints nanoseconds and bytes per sample. */
final class ReadWorker {
  private static final int SAMPLES_PER_BATCH = 200;
  private static final int MAX_BATCHES = 100_000;

  private final FiveFields reader;
  private final long[] kib = new long[5];
  private final double[] batches = new double[MAX_BATCHES];
  private int measured;

  private ReadWorker(FiveFields reader) {
    this.reader = reader;
  }

  /** Arguments: the candidate, how long to warm up and how long to measure in milliseconds. */
  public static void main(String[] arguments) throws IOException {
    File meminfo = new File("/proc/meminfo");
    ReadWorker worker = new ReadWorker(Candidate.valueOf(arguments[0]).open(meminfo));
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long thread = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(thread);
    worker.run(Long.parseLong(arguments[1]));

    long before = threads.getThreadAllocatedBytes(thread);
    worker.run(Long.parseLong(arguments[2]));
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    // Not before the count is taken: sorting allocates.
    double nanos = Statistics.upperMedian(worker.batches, worker.measured);
    System.out.println(nanos + " " + (double) allocated / worker.measured / SAMPLES_PER_BATCH);
  }

  private void run(long millis) throws IOException {
    measured = 0;
    long start = System.nanoTime();
    long end = start + millis * 1_000_000;
    while (start - end < 0 && measured < MAX_BATCHES) {
      for (int i = 0; i < SAMPLES_PER_BATCH; i++) {
        reader.sample(kib);
      }
      long now = System.nanoTime();
      batches[measured++] = (double) (now - start) / SAMPLES_PER_BATCH;
      start = now;
    }
  }
}
