package dev.kernelmemory.analysis;

import java.util.Arrays;

/**
 * A look at one number's last minutes, hours or day: whether it rises all the time, and how fast.
 *
 * <p>What has to rise is the lower envelope, so that a saw-tooth, or a batch that returns, does
 * not. The window is cut in {@value #PARTS} parts: each has to be above the one before by about the
 * same, so that neither a few steps nor a warm-up that levels off is a steady rise. Keeps its
 * arrays; not thread-safe.
 */
final class GrowthWindow {
  private static final int PARTS = 5;
  private static final int MOST_POINTS = 20;
  private static final int MOST_BINS_PER_POINT = 16;
  private static final int MOST_BINS_PER_PART = 64;
  private static final double LEAST_KNOWN = 0.7;

  /** Of the mean rise from part to part, the least and the most that a steady rise has. */
  private static final double LEAST_PART = 0.5;

  private static final double MOST_PART = 1.7;

  /** Of the largest rise from part to part, the least that the smallest has. */
  private static final double EVEN = 0.5;

  /** Of the earlier half's rise, the least and the most that the later half's is. */
  private static final double LEAST_LATER = 0.8;

  /** By how much a rise is faster, and when it is about as fast. */
  private static final double FASTER = 1.2;

  private static final double AS_FAST = 0.95;

  private static final double MOST_LATER = 1.6;

  /** What two parts' levels may be away from each other by noise, in standard deviations. */
  private static final double NOISE = 1.5;

  /** A rise has to be as large as this many standard deviations around the line. */
  private static final double LEAST_CLARITY = 8;

  /** As much clarity as a rise has whose later half is nearly as fast as the earlier one. */
  private static final double STRAIGHT = 60;

  /** Of the rise: what is not away from the line. */
  private static final double NEAR = 0.08;

  private final long[] parts = new long[PARTS];
  private final long[] part = new long[MOST_BINS_PER_PART];
  private final double[] times = new double[MOST_POINTS];
  private final double[] values = new double[MOST_POINTS];
  private final long[] group = new long[MOST_BINS_PER_POINT];
  private final TheilSen line = new TheilSen(MOST_POINTS);
  private long rise;

  /**
   * Looks at the bins before the end.
   *
   * @param bins the window's length, a multiple of {@value #PARTS}
   * @param leastRise what the lower envelope has to rise
   * @return whether they rise steadily, and all that the other methods tell is known
   */
  boolean rises(Levels history, long endBin, int bins, double leastRise) {
    long start = endBin - bins;
    if (start < history.firstBin()) {
      return false;
    }
    // Two parts first: mostly there is no rise, and nothing else needs to be looked at.
    int length = bins / PARTS;
    parts[0] = partLevel(history, start, start + length);
    parts[PARTS - 1] = partLevel(history, endBin - length, endBin);
    rise = parts[PARTS - 1] - parts[0];
    if (parts[0] < 0 || parts[PARTS - 1] < 0 || rise < leastRise) {
      return false;
    }
    for (int i = 1; i < PARTS - 1; i++) {
      parts[i] = partLevel(history, start + (long) i * length, start + (i + 1L) * length);
      if (parts[i] < 0) {
        return false;
      }
    }
    return fits(history, start, bins)
        && (isSteady(NOISE * line.shortNoise()) || isStraight(length))
        && (!wasFaster(history, start, length) || !isSlower())
        && rise >= LEAST_CLARITY * line.residualScale();
  }

  /** How far it would have got by chance, each change being for itself: a standard deviation. */
  double walk() {
    return line.walk();
  }

  /** From the first part's lower envelope to the last part's. */
  long rise() {
    return rise;
  }

  /** The lower envelope of the first part. */
  long from() {
    return parts[0];
  }

  double ratePerHour() {
    return line.slope();
  }

  double lowestRatePerHour() {
    return line.low();
  }

  double highestRatePerHour() {
    return line.high();
  }

  /** The lower quartile of the lower envelope: steadier than the minimum, and as low. */
  private long partLevel(Levels history, long from, long to) {
    int known = 0;
    for (long bin = from; bin < to; bin++) {
      long low = history.low(bin);
      if (low >= 0) {
        part[known++] = low;
      }
    }
    if (known == 0) {
      return LevelHistory.ABSENT;
    }
    Arrays.sort(part, 0, known);
    return part[known / 4];
  }

  /** Whether parts rise alike, as far as noise lets them. */
  private boolean isSteady(double noise) {
    double mean = (double) rise / (PARTS - 1);
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 1; i < PARTS; i++) {
      double step = (double) parts[i] - parts[i - 1];
      least = Math.min(least, step);
      most = Math.max(most, step);
    }
    double earlier = (double) parts[PARTS / 2] - parts[0];
    double later = (double) parts[PARTS - 1] - parts[PARTS / 2];
    return least > 0
        && least + noise >= LEAST_PART * mean
        && most - noise <= MOST_PART * mean
        && least + noise >= EVEN * (most - noise)
        && later + noise / 3 >= LEAST_LATER * earlier
        && later - noise <= MOST_LATER * earlier;
  }

  /**
   * Whether most points are on one line from the beginning to the end, and the others above it: a
   * leak with jobs on top of it, which the parts see as unevenness.
   */
  private boolean isStraight(int length) {
    double part = GrowthDetector.hours(length);
    double first = line.at(part / 4);
    double last = line.at(part * (PARTS - 1) + part / 4);
    double near = NEAR * Math.min(last - first, (double) rise);
    return last - first >= STRAIGHT * line.residualScale()
        && line.lowestResidual() >= -near
        && Math.abs(parts[0] - first) <= near
        && Math.abs(parts[PARTS - 1] - last) <= near;
  }

  /** Whether it rose faster before the window, and not at once: as what warms up does. */
  private boolean wasFaster(Levels history, long start, int length) {
    if (start - 2L * length < history.firstBin()) {
      return false;
    }
    long last = partLevel(history, start - length, start);
    long first = partLevel(history, start - 2L * length, start - length);
    double least = FASTER * rise / (PARTS - 1);
    return first >= 0 && last - first >= least && parts[0] - last >= least;
  }

  private boolean isSlower() {
    double earlier = (double) parts[PARTS / 2] - parts[0];
    double later = (double) parts[PARTS - 1] - parts[PARTS / 2];
    return later < AS_FAST * earlier;
  }

  private boolean fits(Levels history, long start, int bins) {
    int points = Math.min(MOST_POINTS, bins);
    int perPoint = bins / points;
    int count = 0;
    for (int point = 0; point < points; point++) {
      int known = 0;
      double sumOfHours = 0;
      for (int i = 0; i < perPoint; i++) {
        long bin = start + (long) point * perPoint + i;
        long level = history.low(bin);
        if (level >= 0) {
          group[known++] = level;
          sumOfHours += (double) (bin - start) * LevelHistory.BIN_MILLIS / Units.HOUR_MILLIS;
        }
      }
      if (known > 0) {
        times[count] = sumOfHours / known;
        values[count++] = Medians.ofFirst(group, known);
      }
    }
    if (count < LEAST_KNOWN * points) {
      return false;
    }
    line.fit(times, values, count);
    return true;
  }
}
