package dev.kernelmemory.analysis;

import java.util.Arrays;

/** Order statistics of short arrays. */
final class Medians {
  private Medians() {}

  /** The median of the first values; sorts them. */
  static long ofFirst(long[] values, int count) {
    Arrays.sort(values, 0, count);
    int middle = count / 2;
    // Not their sum halved, which may overflow.
    return count % 2 == 1
        ? values[middle]
        : values[middle - 1] + (values[middle] - values[middle - 1]) / 2;
  }

  /** The median of the first values; sorts them. */
  static double ofFirst(double[] values, int count) {
    Arrays.sort(values, 0, count);
    int middle = count / 2;
    return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
