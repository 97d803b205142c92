package dev.kernelmemory.analysis;

/**
 * The last values of one number, split in those before a step that may be going on and those after
 * it. Not thread-safe.
 */
final class RecentWindow {
  private static final int CAPACITY = 27;

  /** Values after the step: at an interval of a second it is seen after four. */
  private static final int AFTER = 7;

  /** Of them, those that are after it for sure when it is seen first. */
  private static final int NEWEST = 4;

  private static final int AFTER_COARSE = 3;
  private static final int BEFORE = CAPACITY - AFTER;
  private static final int BEFORE_COARSE = 9;

  /** Intervals above this are coarse: a few values already span minutes. */
  private static final long COARSE_MILLIS = 3_000;

  /** What two values have to differ by, as a share of the step. */
  private static final double SUDDEN_RATIO = 0.6;

  /** What has to happen within the time that a step may take, as a share of it. */
  private static final double SOON_RATIO = 0.8;

  /** The distance between the middles of both sides at an interval of a second, and some more. */
  private static final long STEP_MILLIS = 15_000;

  /** Two intervals of ten seconds, as a value may come in the middle of a step. */
  private static final long COARSE_STEP_MILLIS = 21_000;

  private static final int LONGEST_JUMP_INTERVALS = 2;

  /** How much steeper a jump is than what is before and after it. */
  private static final double STEEPER = 3;

  private static final int SLOPE_INTERVALS = 3;

  /** What values after a step may differ by, as a share of the step. */
  private static final double SETTLED_RATIO = 0.35;

  /** Of values that come faster, some are left out: a step takes as long as it takes. */
  private static final long LEAST_INTERVAL_MILLIS = 800;

  private static final long LONGEST_GAP_MILLIS = Units.MINUTE_MILLIS;
  private static final int LONGEST_GAP_INTERVALS = 4;

  private final long[] values = new long[CAPACITY];
  private final long[] times = new long[CAPACITY];
  private final long[] scratch = new long[CAPACITY];
  private int count;
  private int next;
  private long lastGapMillis;
  private boolean coarse;
  private long before;
  private long after;
  private long spread;

  /**
   * Adds a value; after a long gap nothing is known of what was before.
   *
   * @return false if the value is left out, being too near to the one before
   */
  boolean add(long timeMillis, long value) {
    if (count > 0) {
      long gap = timeMillis - times[at(0)];
      if (gap < LEAST_INTERVAL_MILLIS) {
        return false;
      }
      long usual = Math.max(intervalMillis(), lastGapMillis);
      if (gap > LONGEST_GAP_MILLIS && gap > LONGEST_GAP_INTERVALS * usual) {
        clear();
      }
      lastGapMillis = gap;
    }
    values[next] = value;
    times[next] = timeMillis;
    next = (next + 1) % CAPACITY;
    count = Math.min(count + 1, CAPACITY);
    coarse = intervalMillis() > COARSE_MILLIS;
    return true;
  }

  void clear() {
    count = 0;
    next = 0;
  }

  /** Whether there are values enough on both sides. */
  boolean isFull() {
    return count >= (coarse ? AFTER_COARSE + BEFORE_COARSE : CAPACITY);
  }

  /** The distance between the smallest and the largest value. */
  long range() {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    return count == 0 ? 0 : most - least;
  }

  /** Finds the medians on both sides; to be called before they are asked for. */
  void split() {
    int newer = Math.min(count, coarse ? AFTER_COARSE : AFTER);
    int older = Math.min(count - newer, coarse ? BEFORE_COARSE : BEFORE);
    after = median(0, newer);
    before = older == 0 ? after : median(newer, older);
    for (int i = 0; i < older; i++) {
      scratch[i] = Math.abs(values[at(newer + i)] - before);
    }
    spread = older == 0 ? 0 : Medians.ofFirst(scratch, older);
  }

  long before() {
    return before;
  }

  long after() {
    return after;
  }

  long size() {
    return Math.abs(after - before);
  }

  long oldestMillis() {
    return times[at(count - 1)];
  }

  /** The median distance from the median before. */
  long spread() {
    return spread;
  }

  /** The median of the newest values alone. */
  long newest() {
    return median(0, Math.min(count, coarse ? AFTER_COARSE : AFTER));
  }

  /**
   * Whether the change is a step, and neither a few values far away, as those of a heavy tail, nor
   * the part of a ramp that many long intervals show.
   */
  boolean isSudden(int sign) {
    return coarse
        ? isOneJump(sign)
        : nearest(sign) > sign * (before / 2.0 + after / 2.0)
            && fastest(sign) > SOON_RATIO * size();
  }

  /** The largest change within the time that a step may take. */
  private long fastest(int sign) {
    long fastest = 0;
    for (int newer = 0; newer + 1 < count; newer++) {
      for (int older = newer + 1; older < count; older++) {
        if (times[at(newer)] - times[at(older)] > STEP_MILLIS) {
          break;
        }
        fastest = Math.max(fastest, sign * (values[at(newer)] - values[at(older)]));
      }
    }
    return fastest;
  }

  /**
   * Whether the values after the change agree, and most of it is between two values, or three that
   * are near: one may come in the middle of a step.
   */
  private boolean isOneJump(int sign) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < AFTER_COARSE; i++) {
      least = Math.min(least, values[at(i)]);
      most = Math.max(most, values[at(i)]);
    }
    if (most - least >= SETTLED_RATIO * size()) {
      return false;
    }
    for (int i = 0; i < AFTER_COARSE; i++) {
      long longest = Math.max(COARSE_STEP_MILLIS, LONGEST_JUMP_INTERVALS * intervalMillis());
      if (isJump(sign, i, 1, SUDDEN_RATIO, longest)
          || isJump(sign, i, 2, SOON_RATIO, COARSE_STEP_MILLIS)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether so much of the change is in so many intervals, and it is faster than what was before
   * and after: neither a gap in a ramp nor a gap as long as a ramp is a step.
   */
  private boolean isJump(int sign, int age, int intervals, double ratio, long longestMillis) {
    int before = age + intervals;
    return sign * change(age, intervals) > ratio * size()
        && times[at(age)] - times[at(before)] <= longestMillis
        && sign * slope(age, intervals)
            > STEEPER * Math.max(slopeBefore(sign, before), slopeAfter(sign, age));
  }

  private double slopeBefore(int sign, int age) {
    double slope = sign * slope(age, SLOPE_INTERVALS);
    return isLong(age, 1) ? Math.max(slope, sign * slope(age, 1)) : slope;
  }

  private double slopeAfter(int sign, int age) {
    return age > 0 && isLong(0, age) ? sign * slope(0, age) : 0;
  }

  /** Whether it is long enough for noise not to look steep. */
  private boolean isLong(int age, int intervals) {
    return times[at(age)] - times[at(age + intervals)] >= intervalMillis() / 2;
  }

  private long change(int age, int intervals) {
    return values[at(age)] - values[at(age + intervals)];
  }

  private double slope(int age, int intervals) {
    return (double) change(age, intervals) / (times[at(age)] - times[at(age + intervals)]);
  }

  /** Whether the values before the step agree, as those of a ramp do not. */
  boolean wasSteady() {
    int newer = Math.min(count, coarse ? AFTER_COARSE : AFTER);
    int older = Math.min(count - newer, coarse ? BEFORE_COARSE : BEFORE);
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = newer; i < newer + older; i++) {
      least = Math.min(least, values[at(i)]);
      most = Math.max(most, values[at(i)]);
    }
    return most - least < SETTLED_RATIO * size();
  }

  /**
   * Whether the newest values are beyond all but one of those before: what noise does once in
   * thousands of values, however little is known of it.
   */
  boolean isClear(int sign) {
    int newer = Math.min(count, coarse ? AFTER_COARSE : AFTER);
    long nearest = nearest(sign);
    int beyond = 0;
    int older = Math.min(count - newer, coarse ? BEFORE_COARSE : BEFORE);
    for (int i = 0; i < older; i++) {
      beyond += sign * values[at(newer + i)] >= nearest ? 1 : 0;
    }
    return beyond <= 1;
  }

  /** Of the newest values the one that has moved least in this direction, times the direction. */
  private long nearest(int sign) {
    int newest = Math.min(count, coarse ? AFTER_COARSE : NEWEST);
    long nearest = Long.MAX_VALUE;
    for (int i = 0; i < newest; i++) {
      nearest = Math.min(nearest, sign * values[at(i)]);
    }
    return nearest;
  }

  /** When the newest half of a step began, roughly: the time of the first value after it. */
  long stepMillis(int sign) {
    long middle = (before + after) / 2;
    int age = 0;
    while (age + 1 < count && sign * (values[at(age + 1)] - middle) > 0) {
      age++;
    }
    return times[at(age)];
  }

  private long median(int newest, int length) {
    for (int i = 0; i < length; i++) {
      scratch[i] = values[at(newest + i)];
    }
    return length == 0 ? 0 : Medians.ofFirst(scratch, length);
  }

  private long intervalMillis() {
    return count < 2 ? 0 : (times[at(0)] - times[at(count - 1)]) / (count - 1);
  }

  /** The place of a value by its age, 0 being the newest. */
  private int at(int age) {
    return (next - 1 - age + 2 * CAPACITY) % CAPACITY;
  }
}
