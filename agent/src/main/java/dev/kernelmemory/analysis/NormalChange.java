package dev.kernelmemory.analysis;

import java.util.Arrays;

/**
 * How much one number rises and falls in normal life, by its history: what has fallen as fast
 * before, or has risen at this time of the day before, may rise again.
 */
final class NormalChange {
  /** Bins of which the minimum is taken first: twenty minutes, so that no spike counts. */
  private static final int SMOOTH = 4;

  /** A daily batch or cycle may come half an hour earlier or later. */
  private static final int SHIFT = 6;

  private static final int DAYS = 3;

  /** What rises for half an hour from a quarter to three quarters of its height is no batch. */
  private static final int GRADUAL = 6;

  /** A quarter of an hour, in bins. */
  private static final int MINUTES = 3;

  private NormalChange() {}

  /**
   * The largest fall within so many bins, anywhere in the history, of what had come up gradually. A
   * batch that comes and goes within minutes says nothing of what rises for hours.
   */
  static long largestFall(Levels history, long endBin, int bins) {
    int lag = Math.max(1, bins / SMOOTH);
    long gradual = Math.min(GRADUAL, bins / SMOOTH);
    long[] recent = new long[lag];
    int seen = 0;
    long largest = 0;
    for (long bin = history.firstBin(); bin + SMOOTH <= endBin; bin += SMOOTH) {
      long low = lowest(history, bin);
      for (int i = 1; low >= 0 && i <= Math.min(seen, lag); i++) {
        long fall = recent[(seen - i) % lag] - low;
        if (fall > largest && hadRisen(history, bin - (long) i * SMOOTH, low, fall, gradual)) {
          largest = fall;
        }
      }
      recent[seen++ % lag] = low;
    }
    return largest;
  }

  /** The largest fall within a quarter of an hour before a bin. */
  static long fastestFall(LevelHistory history, long endBin) {
    long largest = 0;
    for (long bin = history.firstBin() + MINUTES; bin < endBin; bin++) {
      long before = history.level(bin - MINUTES);
      long level = history.level(bin);
      if (before >= 0 && level >= 0) {
        largest = Math.max(largest, before - level);
      }
    }
    return largest;
  }

  /** Whether the middle half of the way up took so many bins, or nobody has seen it. */
  private static boolean hadRisen(Levels history, long top, long low, long fall, long bins) {
    long upper = lastBelow(history, top, low + fall / 4 * 3);
    long lower = lastBelow(history, upper, low + fall / 4);
    return lower < history.firstBin() || upper - lower >= bins;
  }

  private static long lastBelow(Levels history, long from, long level) {
    long bin = from;
    while (bin >= history.firstBin() && (history.low(bin) < 0 || history.low(bin) >= level)) {
      bin--;
    }
    return bin;
  }

  /**
   * The distance between what is exceeded by a twentieth and by all but a twentieth before a bin.
   */
  static long spread(Levels history, long endBin) {
    long[] values = new long[(int) Math.max(0, endBin - history.firstBin())];
    int known = 0;
    for (long bin = history.firstBin(); bin < endBin; bin++) {
      long low = history.low(bin);
      if (low >= 0) {
        values[known++] = low;
      }
    }
    if (known == 0) {
      return Long.MAX_VALUE;
    }
    Arrays.sort(values, 0, known);
    return values[known - 1 - known / 20] - values[known / 20];
  }

  /** The highest level before a bin; what came and went within minutes does not count. */
  static long highest(LevelHistory history, long endBin) {
    Levels envelope = new Envelope(history);
    long highest = LevelHistory.ABSENT;
    for (long bin = envelope.firstBin(); bin < endBin; bin++) {
      highest = Math.max(highest, envelope.low(bin));
    }
    return highest;
  }

  private static long lowest(Levels history, long from) {
    long lowest = LevelHistory.ABSENT;
    for (long bin = from; bin < from + SMOOTH; bin++) {
      long low = history.low(bin);
      if (low >= 0 && (lowest < 0 || low < lowest)) {
        lowest = low;
      }
    }
    return lowest;
  }

  /** The largest gradual rise in the same hours of the last days, 0 if none is known. */
  static long riseOnFormerDays(LevelHistory history, long endBin, int bins) {
    long largest = 0;
    long gradual = Math.min(GRADUAL, bins / SMOOTH);
    int part = bins / 5;
    for (int day = 1; day <= DAYS; day++) {
      for (int shift = -SHIFT; shift <= SHIFT; shift += SHIFT / 2) {
        long end = endBin - (long) day * LevelHistory.BINS_PER_DAY + shift;
        long from = history.lowest(end - bins, end - bins + part);
        long to = history.lowest(end - part, end);
        if (from >= 0
            && to - from > largest
            && hadRisen(history, end - 1, from, to - from, gradual)) {
          largest = to - from;
        }
      }
    }
    return largest;
  }
}
