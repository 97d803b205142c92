package dev.kernelmemory.sample;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Knows which source is being read just now, so that a reading that never comes back can be left
 * behind. Thread-safe.
 *
 * <p>A source is either given back by its reader or taken away by the watchdog, never both: whoever
 * changes {@code current} first has won, and a reader who comes too late learns it from {@link
 * Superseded}.
 */
final class ReadWatch {
  private final AtomicReference<@Nullable Source> current = new AtomicReference<>();
  private volatile long sinceNanos;

  /** A reading begins; the sampling thread. */
  void enter(Source source, long nowNanos) {
    sinceNanos = nowNanos;
    current.set(source);
  }

  /**
   * A reading has ended.
   *
   * @throws Superseded if it took so long that another thread samples now
   */
  void leave(Source source) {
    if (!current.compareAndSet(source, null)) {
      source.cameBack();
      throw new Superseded();
    }
  }

  /** Gives up a reading that an error ended. */
  void forget() {
    current.set(null);
  }

  /**
   * Takes a source away from the thread that reads it.
   *
   * @param patienceNanos how long a reading may take
   * @return the source whose reading took longer, or null; the thread that did it is to be replaced
   */
  @Nullable Source takeAway(long nowNanos, long patienceNanos) {
    Source source = current.get();
    if (source == null || nowNanos - sinceNanos < patienceNanos) {
      return null;
    }
    source.hang();
    if (current.compareAndSet(source, null)) {
      return source;
    }
    source.cameBack();
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
