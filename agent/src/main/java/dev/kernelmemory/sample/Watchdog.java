package dev.kernelmemory.sample;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Replaces the sampling thread when one of its readings hangs.
 *
 * <p>A thread that waits inside the kernel can't be stopped, only left behind. It ends by itself
 * when the reading comes back, and the source is read again from then on. Not more than {@value
 * #MOST_LEFT_BEHIND} threads are left behind.
 */
final class Watchdog implements Runnable {
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int MOST_LEFT_BEHIND = 16;

  private final Sampler sampler;
  private final ReadWatch watch;
  private final Clock clock;
  private final Thread thread;

  Watchdog(Sampler sampler, ReadWatch watch, Clock clock) {
    this.sampler = sampler;
    this.watch = watch;
    this.clock = clock;
    this.thread = daemon(this, "kernel-memory-watchdog");
  }

  void start() {
    thread.start();
  }

  /** Lets the thread end, and returns it. */
  Thread end() {
    LockSupport.unpark(thread);
    return thread;
  }

  @Override
  public void run() {
    int leftBehind = 0;
    Source hung = null;
    while (!sampler.isClosed() && leftBehind < MOST_LEFT_BEHIND) {
      hung = hung == null ? watch.takeAway(clock.nanoTime(), PATIENCE_NANOS) : hung;
      if (hung != null && isSucceeded(hung)) {
        hung = null;
        leftBehind++;
      }
      LockSupport.parkNanos(this, LOOK_NANOS);
      Thread.interrupted();
    }
  }

  /** Not if no thread can be made just now: there may be memory for one a moment later. */
  private boolean isSucceeded(Source hung) {
    try {
      daemon(new Successor(sampler, hung), "kernel-memory-sampler").start();
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private static Thread daemon(Runnable body, String name) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  private static final class Successor implements Runnable {
    private final Sampler sampler;
    private final Source hung;

    Successor(Sampler sampler, Source hung) {
      this.sampler = sampler;
      this.hung = hung;
    }

    @Override
    public void run() {
      sampler.takeOver(hung);
    }
  }
}
