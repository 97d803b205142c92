package dev.kernelmemory.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The five dimensions of the last ten minutes, sample by sample, and of the last 24 hours, minute
 * by minute, in fixed memory: less than 512 KiB whatever the interval.
 *
 * <p>Below an interval of 100 ms the {@value #MAX_RECENT_ROWS} rows of single samples reach less
 * far back than ten minutes. Rows are timed by the monotonic clock, so a clock that was set does
 * not reorder them. Thread-safe; adding takes well under a microsecond and blocks only while a
 * reader copies.
 */
public final class History {
  static final int MAX_RECENT_ROWS = 6000;
  static final int MINUTE_ROWS = 24 * 60;

  private static final Dimension[] DIMENSIONS = Dimension.values();
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int RECENT_MINUTES = 10;

  /** A recent row: the time, then a value for each dimension. */
  static final int RECENT_WIDTH = 1 + DIMENSIONS.length;

  /** A minute row: time, number of samples, then minimum, maximum and last for each dimension. */
  static final int MINUTE_WIDTH = 2 + 3 * DIMENSIONS.length;

  private final Clock clock;
  private Ring recent;
  private final Ring minutes = new Ring(MINUTE_ROWS, MINUTE_WIDTH);
  private final long[] recentRow = new long[RECENT_WIDTH];
  private final long[] minuteRow = new long[MINUTE_WIDTH];
  private long minuteStartNanos;

  History(Clock clock, long intervalNanos) {
    this.clock = clock;
    this.recent = new Ring(recentCapacity(intervalNanos), RECENT_WIDTH);
  }

  synchronized void add(KernelMemory memory) {
    long now = memory.takenAt().nanos();
    recentRow[0] = now;
    for (int i = 0; i < DIMENSIONS.length; i++) {
      recentRow[1 + i] = memory.get(DIMENSIONS[i]);
    }
    recent.append(recentRow);

    if (minuteRow[1] > 0 && now - minuteStartNanos >= MINUTE_NANOS) {
      minutes.append(minuteRow);
      Arrays.fill(minuteRow, 0);
    }
    if (minuteRow[1] == 0) {
      minuteStartNanos = now;
    }
    addToMinute(now);
  }

  /** Fits the recent rows to a new interval; the newest rows are kept. */
  synchronized void intervalChanged(long intervalNanos) {
    Ring resized = new Ring(recentCapacity(intervalNanos), RECENT_WIDTH);
    long[] row = new long[RECENT_WIDTH];
    for (int i = 0; i < recent.size(); i++) {
      recent.copy(i, row);
      resized.append(row);
    }
    recent = resized;
  }

  /**
   * Copies what is known of the last minutes, oldest first: single samples for up to ten minutes,
   * one row a minute beyond.
   *
   * @param lastMinutes how far back; not less than 1
   */
  public synchronized List<HistoryRow> rows(int lastMinutes) {
    List<HistoryRow> rows = new ArrayList<>();
    long nowNanos = clock.nanoTime();
    long nowMillis = clock.wallMillis();
    long oldestNanos = lastMinutes * MINUTE_NANOS;
    boolean single = lastMinutes <= RECENT_MINUTES;
    Ring ring = single ? recent : minutes;
    for (int i = 0; i < ring.size(); i++) {
      long[] row = new long[single ? RECENT_WIDTH : MINUTE_WIDTH];
      ring.copy(i, row);
      if (nowNanos - row[0] <= oldestNanos) {
        rows.add(toRow(row, single, nowMillis, nowNanos));
      }
    }
    if (!single && minuteRow[1] > 0 && nowNanos - minuteRow[0] <= oldestNanos) {
      rows.add(toRow(minuteRow.clone(), false, nowMillis, nowNanos));
    }
    return rows;
  }

  private static HistoryRow toRow(long[] row, boolean single, long nowMillis, long nowNanos) {
    long takenAtMillis = nowMillis - TimeUnit.NANOSECONDS.toMillis(nowNanos - row[0]);
    return single
        ? new HistoryRow(takenAtMillis, 1, row, 1, 1)
        : new HistoryRow(takenAtMillis, row[1], row, 2, 3);
  }

  private void addToMinute(long now) {
    boolean first = minuteRow[1] == 0;
    minuteRow[0] = now;
    minuteRow[1]++;
    for (int i = 0; i < DIMENSIONS.length; i++) {
      long value = recentRow[1 + i];
      int at = 2 + 3 * i;
      // A mark for "no number" is negative and gives way to the first number of the minute.
      if (first || minuteRow[at] < 0 || (value >= 0 && value < minuteRow[at])) {
        minuteRow[at] = value;
      }
      if (first || value > minuteRow[at + 1]) {
        minuteRow[at + 1] = value;
      }
      minuteRow[at + 2] = value;
    }
  }

  private static int recentCapacity(long intervalNanos) {
    long rows = RECENT_MINUTES * MINUTE_NANOS / intervalNanos;
    return (int) Math.max(1, Math.min(MAX_RECENT_ROWS, rows));
  }
}
