package dev.kernelmemory.analysis;

/**
 * Steps of the last days by their time of day: what comes every night is no news.
 *
 * <p>Expected is a step of the same direction and about the same size that has been seen within
 * half an hour of this time on two other of the last days.
 */
final class DailySteps {
  private static final int CAPACITY = 64;
  private static final int DAYS_ENOUGH = 2;
  private static final int DAYS_BACK = 8;
  private static final long ONE_STEP_MILLIS = 5 * Units.MINUTE_MILLIS;
  private static final long TOLERANCE_MILLIS = 30 * Units.MINUTE_MILLIS;

  private final long[] times = new long[CAPACITY];
  private final long[] sizes = new long[CAPACITY];
  private int count;

  void remember(Step step) {
    remember(step.sinceMillis, step.sign * step.size());
  }

  private void remember(long timeMillis, long signedSize) {
    if (count > 0 && timeMillis - times[(count - 1) % CAPACITY] < ONE_STEP_MILLIS) {
      return;
    }
    int at = count++ % CAPACITY;
    times[at] = timeMillis;
    sizes[at] = signedSize;
  }

  boolean isExpected(long timeMillis, int sign, long size) {
    long daysSeen = 0;
    for (int i = 0; i < Math.min(count, CAPACITY); i++) {
      long ago = timeMillis - times[i];
      long days = Math.round((double) ago / Units.DAY_MILLIS);
      long before = sign * sizes[i];
      if (days >= 1
          && days <= DAYS_BACK
          && Math.abs(ago - days * Units.DAY_MILLIS) <= TOLERANCE_MILLIS
          && before >= size / 2
          && before <= size * 2) {
        daysSeen |= 1L << days;
      }
    }
    boolean expected = Long.bitCount(daysSeen) >= DAYS_ENOUGH;
    if (expected) {
      remember(timeMillis, sign * size);
    }
    return expected;
  }
}
