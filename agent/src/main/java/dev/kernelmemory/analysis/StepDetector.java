package dev.kernelmemory.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Finds sudden rises, and sudden falls to levels not seen before, in one number.
 *
 * <p>The median of the newest values against the median of those before; a step has to exceed both
 * the given least size and what is normal for this number. It is over when the level comes back
 * below the clear level, a third of the step, or after a quarter of an hour, when the new level
 * counts as normal. Not thread-safe; constant memory.
 */
final class StepDetector {
  private static final double CLEAR_RATIO = 0.35;
  private static final double LARGER_RATIO = 1.25;

  /** By now cgroups' lazy counters have followed, and the whole step is seen. */
  private static final long SETTLES_MILLIS = 5_000;

  private static final long NORMAL_AFTER_MILLIS = 15 * Units.MINUTE_MILLIS;

  /** Median distances that noise reaches, and that it reaches while little is known of it. */
  private static final double SPREADS = 4.5;

  private static final double SPREADS_AT_FIRST = 7;

  /** A fall that undoes this share of itself, risen in the last hours, is a saw-tooth's edge. */
  private static final double SAW_TOOTH_RATIO = 0.12;

  /** So much has to be known before a level can be called new. */
  private static final long LEAST_HISTORY_BINS = 3;

  /** What has fallen at most a third as far within minutes has not fallen like this before. */
  private static final int OVER_FALLS = 3;

  /** A day and a quarter: what comes and goes every day has been seen to go. */
  private static final long KNOWN_BINS = LevelHistory.BINS_PER_DAY * 5L / 4;

  private static final long HELD_BINS = 2 * Units.HOUR_MILLIS / LevelHistory.BIN_MILLIS;

  private final RecentWindow window = new RecentWindow();
  private final StepNoise rises = new StepNoise();
  private final StepNoise falls = new StepNoise();
  private @Nullable EarlyNoise early = new EarlyNoise();
  private final DailySteps daily = new DailySteps();
  private @Nullable Step current;

  /**
   * Adds a value.
   *
   * @param history the levels of the same number
   * @param leastBytes the least size of a step
   * @return the step that this value began, changed or ended, null mostly
   */
  @Nullable Step add(long timeMillis, long value, LevelHistory history, long leastBytes) {
    if (!window.add(timeMillis, value)) {
      return null;
    }
    Step step = current;
    if (step != null) {
      // The one that follows is seen with the next value.
      return isFollowed(step, timeMillis, leastBytes)
          ? end(step, timeMillis, Outcome.STAYED)
          : follow(step, timeMillis);
    }
    int sign = suddenChange(timeMillis, leastBytes);
    if (sign == 0 || daily.isExpected(timeMillis, sign, window.size())) {
      return null;
    }
    if (sign < 0 && !isNews(history, limit(sign, leastBytes))) {
      return null;
    }
    step = new Step(sign, window.stepMillis(sign), timeMillis, window.before(), window.after());
    current = step;
    return step;
  }

  /** The last values. */
  RecentWindow window() {
    return window;
  }

  /** Learns from the change, and tells its direction if it is large and sudden; else 0. */
  private int suddenChange(long timeMillis, long leastBytes) {
    // Most of the time nothing moves, and then medians need not be found.
    if (!window.isFull() || window.range() < leastBytes / 2) {
      learn(timeMillis, 0);
      return 0;
    }
    window.split();
    long change = window.after() - window.before();
    int sign = change > 0 ? 1 : -1;
    boolean known = noise(sign).isKnown();
    double spreads = known ? SPREADS : SPREADS_AT_FIRST;
    double limit = Math.max((double) limit(sign, leastBytes), spreads * window.spread());
    learn(timeMillis, change);
    return window.size() > limit && window.isSudden(sign) && (known || window.isClear(sign))
        ? sign
        : 0;
  }

  private StepNoise noise(int sign) {
    return sign > 0 ? rises : falls;
  }

  private long limit(int sign, long leastBytes) {
    return Math.max(leastBytes, Math.max(noise(sign).limit(), early == null ? 0 : early.limit()));
  }

  /** Whether there is a second step in the same direction, the first one being over. */
  private boolean isFollowed(Step step, long timeMillis, long leastBytes) {
    return step.settled
        && window.oldestMillis() > step.detectedMillis
        && suddenChange(timeMillis, leastBytes) == step.sign
        && window.wasSteady();
  }

  private void learn(long timeMillis, long change) {
    rises.add(timeMillis, change);
    falls.add(timeMillis, -change);
    if (early != null) {
      early.add(timeMillis, Math.abs(change));
      early = rises.isKnown() ? null : early;
    }
  }

  private @Nullable Step follow(Step step, long timeMillis) {
    long newest = window.newest();
    long away = step.sign * (newest - step.from);
    if (away < CLEAR_RATIO * step.size()) {
      return end(step, timeMillis, Outcome.RETURNED);
    }
    if (timeMillis - step.sinceMillis > NORMAL_AFTER_MILLIS) {
      return end(step, timeMillis, Outcome.STAYED);
    }
    boolean settles = !step.settled && timeMillis - step.detectedMillis >= SETTLES_MILLIS;
    if (settles || away > LARGER_RATIO * step.size()) {
      step.settled |= settles;
      step.to = step.sign * Math.max(step.sign * step.to, step.sign * newest);
      return step;
    }
    return null;
  }

  private Step end(Step step, long timeMillis, Outcome outcome) {
    step.outcome = outcome;
    step.untilMillis = timeMillis;
    daily.remember(step);
    current = null;
    if (outcome == Outcome.RETURNED) {
      // Or else the way back would look like a step of its own.
      window.clear();
    }
    return step;
  }

  /**
   * Whether a fall is more than the kernel taking back what had filled, or a batch that ends: it
   * leads from a level held for hours to below all that is known, or it is the first one in days.
   */
  private boolean isNews(LevelHistory history, long limit) {
    long end = history.openBin();
    long known = end - history.firstBin();
    long lowest = history.lowest(history.firstBin(), end);
    if (lowest < 0 || known < LEAST_HISTORY_BINS) {
      return false;
    }
    long size = window.size();
    long recentBins = Math.min(HELD_BINS, known);
    long recent = history.lowest(end - recentBins, end);
    // Of a tooth whose beginning was not seen, only so much of the rise is known.
    double ratio = SAW_TOOTH_RATIO * recentBins / HELD_BINS;
    // The newest bins' levels have less noise than the last values.
    long top = Math.max(window.before(), Math.max(history.level(end - 1), history.level(end - 2)));
    boolean held = recent < 0 || top - recent < ratio * size;
    return (held && window.after() <= lowest - Math.max(limit / 2, size / 4))
        || (known >= KNOWN_BINS && size > OVER_FALLS * NormalChange.fastestFall(history, end));
  }
}
