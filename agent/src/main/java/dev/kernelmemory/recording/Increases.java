package dev.kernelmemory.recording;

import java.util.Arrays;

/**
 * What counters grew by since they were last known. A reading in between that failed loses nothing:
 * the next one that succeeds has all of it. Not thread-safe; allocates nothing.
 */
final class Increases {
  private final long[] known;

  /**
   * Knows nothing yet.
   *
   * @param counters how many there are
   */
  Increases(int counters) {
    known = new long[counters];
    forget();
  }

  /**
   * Takes a counter's next value.
   *
   * @param now negative if it is not known
   * @return {@link Long#MIN_VALUE} if it is not known, was not before, or began anew
   */
  long next(int counter, long now) {
    if (now < 0) {
      return Long.MIN_VALUE;
    }
    long earlier = known[counter];
    known[counter] = now;
    return earlier < 0 || now < earlier ? Long.MIN_VALUE : now - earlier;
  }

  /** The counters are others from now on. */
  void forget() {
    Arrays.fill(known, -1);
  }
}
