package dev.kernelmemory.analysis;

import java.util.Arrays;

/**
 * The levels of one number in the last four days, in bins of five minutes of the clock: the median
 * and the minimum of the minutes' medians, in KiB.
 *
 * <p>A bin without any value is absent, so gaps and uneven intervals need no care elsewhere. 9 KiB
 * of memory; not thread-safe.
 */
final class LevelHistory implements Levels {
  static final long BIN_MILLIS = 5 * Units.MINUTE_MILLIS;
  static final int BINS_PER_DAY = (int) (Units.DAY_MILLIS / BIN_MILLIS);
  static final int CAPACITY = 4 * BINS_PER_DAY;
  static final int ABSENT = -1;

  /** A level holds for so many bins, so that an interval of a quarter of an hour leaves no gaps. */
  private static final long HELD_BINS = 3;

  private static final long MINUTES_PER_BIN = BIN_MILLIS / Units.MINUTE_MILLIS;

  private final int[] levels = new int[CAPACITY];
  private final int[] lows = new int[CAPACITY];
  private final Minute minute = new Minute();
  private final long[] minutes = new long[(int) MINUTES_PER_BIN];
  private int minuteCount;
  private long minuteNumber = Long.MIN_VALUE;
  private long openBin = Long.MIN_VALUE;
  private long firstBin = Long.MIN_VALUE;

  /**
   * Adds a value; times must not go back.
   *
   * @return whether this began a new bin, so that the one before is complete
   */
  boolean add(long timeMillis, long value) {
    long number = Math.floorDiv(timeMillis, Units.MINUTE_MILLIS);
    boolean began = false;
    if (number != minuteNumber) {
      endMinute();
      minuteNumber = number;
      long bin = Math.floorDiv(number, MINUTES_PER_BIN);
      began = bin != openBin;
      if (began) {
        endBin();
        forget(bin);
        openBin = bin;
      }
    }
    minute.add(value);
    return began && firstBin != Long.MIN_VALUE;
  }

  /** Whether nothing is known yet: no bin is complete. */
  boolean isEmpty() {
    return firstBin == Long.MIN_VALUE;
  }

  /** The number of the bin that is filled now; all before it are complete. */
  long openBin() {
    return openBin;
  }

  @Override
  public long firstBin() {
    return Math.max(firstBin, openBin - CAPACITY + 1);
  }

  /** The median of a complete bin in bytes, or negative. */
  long level(long bin) {
    return at(levels, bin);
  }

  @Override
  public long low(long bin) {
    return at(lows, bin);
  }

  /** The smallest {@link #low} of the bins from..to, the latter excluded, or negative. */
  long lowest(long from, long to) {
    long lowest = ABSENT;
    for (long bin = from; bin < to; bin++) {
      long low = low(bin);
      if (low >= 0 && (lowest < 0 || low < lowest)) {
        lowest = low;
      }
    }
    return lowest;
  }

  /** The level of the known bin nearest to the time, not more than half an hour away. */
  long levelNear(long timeMillis) {
    long bin = Math.floorDiv(timeMillis, BIN_MILLIS);
    for (int away = 0; away <= 6; away++) {
      long level = level(bin - away);
      if (level < 0) {
        level = level(bin + away);
      }
      if (level >= 0) {
        return level;
      }
    }
    return ABSENT;
  }

  private long at(int[] bins, long bin) {
    if (firstBin == Long.MIN_VALUE || bin < firstBin() || bin >= openBin) {
      return ABSENT;
    }
    int kib = bins[(int) Math.floorMod(bin, (long) CAPACITY)];
    return kib < 0 ? ABSENT : kib * Units.KIB;
  }

  private void endMinute() {
    if (!minute.isEmpty()) {
      minutes[minuteCount++] = minute.take();
    }
  }

  private void endBin() {
    if (minuteCount > 0) {
      int at = (int) Math.floorMod(openBin, (long) CAPACITY);
      levels[at] = kib(Medians.ofFirst(minutes, minuteCount));
      lows[at] = kib(minutes[0]);
      minuteCount = 0;
      if (firstBin == Long.MIN_VALUE) {
        firstBin = openBin;
      }
    }
  }

  private void forget(long newBin) {
    if (openBin == Long.MIN_VALUE) {
      return;
    }
    if (newBin - openBin >= CAPACITY) {
      Arrays.fill(levels, ABSENT);
      Arrays.fill(lows, ABSENT);
      firstBin = Long.MIN_VALUE;
      return;
    }
    int last = (int) Math.floorMod(openBin, (long) CAPACITY);
    boolean holds = newBin - openBin <= HELD_BINS;
    for (long bin = openBin + 1; bin <= newBin; bin++) {
      int at = (int) Math.floorMod(bin, (long) CAPACITY);
      levels[at] = holds ? levels[last] : ABSENT;
      lows[at] = holds ? lows[last] : ABSENT;
    }
  }

  private static int kib(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes / Units.KIB);
  }
}
