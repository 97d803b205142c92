package dev.kernelmemory.events.drivers;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides which operations of a kind become an event, so that an application that does very many of
 * them is not slowed down by their stack traces.
 *
 * <p>As long as there are few, each is taken. Once a burst is used up, each has the same chance,
 * whichever code it comes from: one in as many as the stride says is taken, and the stride follows
 * the rate. What an event stands for is counted, not estimated: the sum over all events is the
 * number of operations, but for those since the last event. Thread-safe; an operation that is not
 * taken costs an atomic increment and a look at the clock.
 */
public final class OperationSampling {
  public static final OperationSampling FILE_OPENS = ofOperations();
  public static final OperationSampling DIRECTORY_OPENS = ofOperations();
  public static final OperationSampling SOCKET_OPENS = ofOperations();
  public static final OperationSampling SOCKET_ACCEPTS = ofOperations();

  /** Two hundred events a second, and no bursts: these are ten times as frequent, and cheap. */
  public static final OperationSampling NAME_LOOKUPS = new OperationSampling(5_000_000, 0);

  private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;
  private static final long LONGEST_STRIDE = 1 << 16;

  private final long shortestPauseNanos;
  private final long burstNanos;
  private final AtomicLong skipped = new AtomicLong();
  private volatile long next = 1;
  private volatile long lastNanos;
  private long stride = 1;
  private long creditNanos;
  private boolean each;
  private long random;

  /**
   * Sets what is taken.
   *
   * @param shortestPauseNanos of events that follow each other for long
   * @param burst how many events may follow each other faster
   */
  OperationSampling(long shortestPauseNanos, int burst) {
    this.shortestPauseNanos = shortestPauseNanos;
    this.burstNanos = burst * shortestPauseNanos;
    this.lastNanos = System.nanoTime() - shortestPauseNanos;
    this.random = lastNanos | 1;
    reset();
  }

  /** A thousand events a second: for operations whose system call costs some microseconds. */
  private static OperationSampling ofOperations() {
    return new OperationSampling(1_000_000, 20_000);
  }

  /**
   * Counts an operation.
   *
   * @return how many operations the event to write stands for, this one among them, or 0 if none is
   *     to be written
   */
  public long count() {
    long now = System.nanoTime();
    if (isDue(now)) {
      return take(now);
    }
    skipped.incrementAndGet();
    return 0;
  }

  /** Forgets what was counted, of all kinds. */
  public static void resetAll() {
    FILE_OPENS.reset();
    DIRECTORY_OPENS.reset();
    SOCKET_OPENS.reset();
    SOCKET_ACCEPTS.reset();
    NAME_LOOKUPS.reset();
  }

  private synchronized void reset() {
    skipped.set(0);
    stride = 1;
    next = 1;
    creditNanos = burstNanos;
    each = burstNanos > 0;
  }

  /** Also after a second: a program that does less than before must not wait for its turn. */
  private boolean isDue(long nowNanos) {
    return skipped.get() + 1 >= next || nowNanos - lastNanos > LONGEST_PAUSE_NANOS;
  }

  private synchronized long take(long nowNanos) {
    if (!isDue(nowNanos)) {
      skipped.incrementAndGet();
      return 0;
    }
    long taken = 1 + skipped.getAndSet(0);
    long pause = Math.max(0, nowNanos - lastNanos);
    lastNanos = nowNanos;
    creditNanos = Math.min(burstNanos, creditNanos + pause) - shortestPauseNanos;
    if (creditNanos <= 0) {
      each = false;
    } else if (creditNanos > burstNanos / 2) {
      each = true;
    }
    if (each || pause > LONGEST_PAUSE_NANOS) {
      stride = 1;
    } else if (pause < shortestPauseNanos) {
      stride = Math.min(2 * stride, LONGEST_STRIDE);
    } else if (pause > 4 * shortestPauseNanos) {
      stride = Math.max(stride / 2, 1);
    }
    next = stride == 1 ? 1 : 1 + stride / 2 + nextRandom() % stride;
    return taken;
  }

  /**
   * Spreads what is taken about the stride: a program that does things in turns would else always
   * be met in the same turn.
   */
  private long nextRandom() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return random >>> 1;
  }
}
