package dev.kernelmemory.sample;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Knows which source is being read just now, so that a reading that never comes back can be left
 * behind. Thread-safe.
 *
 * <p>A source is either given back by its reader or taken away by the watchdog, never both: whoever
 * ends it first has won, and a reader who comes too late learns it from {@link Superseded}.
 */
final class ReadWatch {
  private static final int NOTHING = 0;

  /** The number of the reading that is under way; counted on with each. */
  private final AtomicInteger reading = new AtomicInteger(NOTHING);

  private int readings;
  private volatile @Nullable Source source;
  private volatile long sinceNanos;

  /**
   * A reading begins; the sampling thread.
   *
   * @return its number
   */
  int enter(Source entered, long nowNanos) {
    sinceNanos = nowNanos;
    source = entered;
    readings = readings == Integer.MAX_VALUE ? 1 : readings + 1;
    reading.set(readings);
    return readings;
  }

  /**
   * A reading has ended.
   *
   * @throws Superseded if it took so long that another thread samples now
   */
  void leave(Source entered, int number) {
    if (!reading.compareAndSet(number, NOTHING)) {
      entered.cameBack();
      throw new Superseded();
    }
  }

  /** Gives up a reading that an error ended. */
  void forget() {
    reading.set(NOTHING);
  }

  /**
   * Takes a source away from the thread that reads it.
   *
   * @param patienceNanos how long a reading may take
   * @return the source whose reading took longer, or null; the thread that did it is to be replaced
   */
  @Nullable Source takeAway(long nowNanos, long patienceNanos) {
    int number = reading.get();
    Source hung = source;
    if (number == NOTHING || hung == null || nowNanos - sinceNanos < patienceNanos) {
      return null;
    }
    hung.hang();
    if (reading.compareAndSet(number, NOTHING)) {
      return hung;
    }
    hung.cameBack();
    return null;
  }

  /** Ends a thread that came back from a reading after another had taken over. */
  static final class Superseded extends Error {
    private static final long serialVersionUID = 1;

    Superseded() {
      super("another thread samples now", null, false, false);
    }
  }
}
