package dev.kernelmemory.procfs;

import java.lang.management.ManagementFactory;

/** What the current thread allocates while something runs ten thousand times, after a warm-up. */
final class AllocatedBytes {
  private static final int RUNS = 10_000;

  private AllocatedBytes() {}

  static long of(Runnable work) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    for (int i = 0; i < RUNS; i++) {
      work.run();
    }
    long before = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < RUNS; i++) {
      work.run();
    }
    return threads.getThreadAllocatedBytes(id) - before;
  }
}
