package dev.kernelmemory.analysis;

import java.util.Arrays;

/**
 * How large steps in one direction normally are: the largest of each ten minutes, six hours back.
 *
 * <p>What is as large as the fourth largest of them is a habit, and what noise of any distribution
 * reaches in most ten minutes says how far it may reach in a thousand days.
 */
final class StepNoise {
  static final long BLOCK_MILLIS = 10 * Units.MINUTE_MILLIS;
  static final int BLOCKS = 36;

  /** About what exponential noise reaches once in a thousand days, and a normal one never. */
  private static final double OVER_THE_USUAL = 3.0;

  private static final double OVER_A_HABIT = 1.3;
  private static final int HABIT = 4;

  private final long[] largest = new long[BLOCKS];
  private final long[] sorted = new long[BLOCKS];
  private int count;
  private int next;
  private long block = Long.MIN_VALUE;
  private long current;
  private long limit;

  /** Adds a step's size, which may be negative: a step in the other direction. */
  void add(long timeMillis, long size) {
    long number = Math.floorDiv(timeMillis, BLOCK_MILLIS);
    if (number != block) {
      if (block != Long.MIN_VALUE) {
        endBlock();
      }
      block = number;
      current = 0;
    }
    if (size > current) {
      current = size;
    }
  }

  /** Whether enough is known to tell noise from a step. */
  boolean isKnown() {
    return count >= HABIT;
  }

  /** What a step has to exceed, 0 if nothing is known. */
  long limit() {
    return limit;
  }

  private void endBlock() {
    largest[next] = current;
    next = (next + 1) % BLOCKS;
    count = Math.min(count + 1, BLOCKS);
    System.arraycopy(largest, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    // The lower one of two in the middle, so that one early step doesn't count as usual.
    double usual = OVER_THE_USUAL * sorted[(count - 1) / 2];
    limit = (long) (isKnown() ? Math.max(usual, OVER_A_HABIT * sorted[count - HABIT]) : usual);
  }
}
