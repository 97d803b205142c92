package dev.kernelmemory.events.drivers;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides which failed look-ups of a name become an event, so that at most about two hundred do in
 * a second.
 *
 * <p>Each look-up has the same chance, whichever code it comes from: one in as many as the stride
 * says is taken, and the stride follows the rate. What an event stands for is counted, not
 * estimated: the sum over all events is the number of look-ups, but for those since the last event.
 * Thread-safe; a look-up that is not taken costs an atomic increment and a look at the clock, a
 * tenth of the system call it belongs to.
 */
public final class LookupSampling {
  private static final long SHORTEST_PAUSE_NANOS = 5_000_000;
  private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;
  private static final long LONGEST_STRIDE = 1 << 16;

  private static final AtomicLong PENDING = new AtomicLong();
  private static volatile long next = 1;
  private static long stride = 1;
  private static volatile long lastNanos = System.nanoTime() - SHORTEST_PAUSE_NANOS;
  private static long random = lastNanos | 1;

  private LookupSampling() {}

  /**
   * Counts a look-up.
   *
   * @return how many look-ups the event to write stands for, or 0 if none is to be written
   */
  public static long count() {
    long now = System.nanoTime();
    return isDue(PENDING.incrementAndGet(), now) ? take(now) : 0;
  }

  /** Forgets what was counted. */
  public static synchronized void reset() {
    PENDING.set(0);
    stride = 1;
    next = 1;
  }

  /** Also after a second: a program that looks up less than before must not wait for its turn. */
  private static boolean isDue(long pending, long nowNanos) {
    return pending >= next || (pending > 0 && nowNanos - lastNanos > LONGEST_PAUSE_NANOS);
  }

  private static synchronized long take(long nowNanos) {
    if (!isDue(PENDING.get(), nowNanos)) {
      return 0;
    }
    long taken = PENDING.getAndSet(0);
    long pause = nowNanos - lastNanos;
    lastNanos = nowNanos;
    if (pause < SHORTEST_PAUSE_NANOS) {
      stride = Math.min(2 * stride, LONGEST_STRIDE);
    } else if (pause > LONGEST_PAUSE_NANOS) {
      stride = 1;
    } else if (pause > 4 * SHORTEST_PAUSE_NANOS) {
      stride = Math.max(stride / 2, 1);
    }
    // Spread about the stride: a program that looks up names in turns would else always be met in
    // the same turn.
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    next = 1 + stride / 2 + (random >>> 1) % stride;
    return taken;
  }
}
