package dev.kernelmemory.analysis;

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

  private NormalChange() {}

  /** The largest fall within so many bins, anywhere in the history. */
  static long largestFall(Levels history, long endBin, int bins) {
    int lag = Math.max(1, bins / SMOOTH);
    long[] recent = new long[lag];
    int seen = 0;
    long largest = 0;
    for (long bin = history.firstBin(); bin + SMOOTH <= endBin; bin += SMOOTH) {
      long low = lowest(history, bin);
      if (low >= 0) {
        for (int i = 0; i < Math.min(seen, lag); i++) {
          largest = Math.max(largest, recent[i] - low);
        }
      }
      recent[seen++ % lag] = low;
    }
    return largest;
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

  /** The largest rise in the same hours of the last days, 0 if none is known. */
  static long riseOnFormerDays(LevelHistory history, long endBin, int bins) {
    long largest = 0;
    int part = bins / 5;
    for (int day = 1; day <= DAYS; day++) {
      for (int shift = -SHIFT; shift <= SHIFT; shift += SHIFT / 2) {
        long end = endBin - (long) day * LevelHistory.BINS_PER_DAY + shift;
        long from = history.lowest(end - bins, end - bins + part);
        long to = history.lowest(end - part, end);
        if (from >= 0 && to >= 0) {
          largest = Math.max(largest, to - from);
        }
      }
    }
    return largest;
  }
}
