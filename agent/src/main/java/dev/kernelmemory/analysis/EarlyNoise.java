package dev.kernelmemory.analysis;

import java.util.Arrays;

/**
 * How large changes normally are, up or down, as long as little is known: by the largest of each
 * twenty seconds.
 *
 * <p>A quarter of them may be anything, so that the first step, or the first edges of a saw-tooth,
 * hide no other. Not thread-safe.
 */
final class EarlyNoise {
  /** Longer than a step takes. */
  static final long BLOCK_MILLIS = 20_000;

  static final int BLOCKS = 120;

  /** About what a normal or an exponential noise exceeds once in thousands of days' beginnings. */
  private static final double OVER_THE_USUAL = 4;

  private static final double USUAL = 0.75;

  private final long[] largest = new long[BLOCKS];
  private final long[] sorted = new long[BLOCKS];
  private int count;
  private long block = Long.MIN_VALUE;
  private long current;
  private long last = -1;
  private long limit;

  /** Adds a change's size. */
  void add(long timeMillis, long size) {
    long number = Math.floorDiv(timeMillis, BLOCK_MILLIS);
    if (number != block) {
      if (block != Long.MIN_VALUE) {
        endBlock();
      }
      block = number;
      current = 0;
    }
    current = Math.max(current, size);
  }

  /** What a step has to exceed; of the newest blocks nothing counts, which may be the step. */
  long limit() {
    return limit;
  }

  private void endBlock() {
    if (last >= 0 && count < BLOCKS) {
      largest[count++] = last;
      System.arraycopy(largest, 0, sorted, 0, count);
      Arrays.sort(sorted, 0, count);
      // The less is known the further away the rest may be.
      limit = (long) (OVER_THE_USUAL * (1 + 1.0 / count) * sorted[(int) (USUAL * count)]);
    }
    last = current;
  }
}
