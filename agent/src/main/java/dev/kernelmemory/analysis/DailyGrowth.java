package dev.kernelmemory.analysis;

/**
 * Growth from day to day, beneath whatever repeats every day: each time of the day against the same
 * time of the day before, on two days in a row.
 *
 * <p>Three quarters of both days' differences have to be above the least growth. One step that
 * stays can't do that: it shifts the differences of 24 hours altogether, and these are never three
 * quarters of both days. Keeps its arrays; not thread-safe.
 */
final class DailyGrowth {
  private static final int DAY = LevelHistory.BINS_PER_DAY;
  private static final double LEAST_KNOWN = 0.7;

  /** How far the two days' growth may be from each other. */
  private static final double SIMILAR = 2.5;

  private final long[] differences = new long[DAY];
  private double median;
  private double quarter;
  private double threeQuarters;

  /** Whether both days grew; then the last day's growth per hour is known. */
  boolean grows(LevelHistory history, long endBin, double leastPerHour) {
    double least = 24 * leastPerHour;
    if (!compare(history, endBin - DAY) || quarter < least) {
      return false;
    }
    double before = median;
    return compare(history, endBin)
        && quarter >= least
        && median <= SIMILAR * before
        && before <= SIMILAR * median;
  }

  double ratePerHour() {
    return median / 24;
  }

  double lowestRatePerHour() {
    return quarter / 24;
  }

  double highestRatePerHour() {
    return threeQuarters / 24;
  }

  private boolean compare(LevelHistory history, long endBin) {
    int known = 0;
    for (long bin = endBin - DAY; bin < endBin; bin++) {
      long now = history.level(bin);
      long before = history.level(bin - DAY);
      if (now >= 0 && before >= 0) {
        differences[known++] = now - before;
      }
    }
    if (known < LEAST_KNOWN * DAY) {
      return false;
    }
    median = Medians.ofFirst(differences, known);
    quarter = differences[known / 4];
    threeQuarters = differences[known - 1 - known / 4];
    return true;
  }
}
