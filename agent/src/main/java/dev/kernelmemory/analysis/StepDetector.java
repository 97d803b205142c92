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

  /** A fall that undoes this share of itself, risen shortly before, is the edge of a saw-tooth. */
  private static final double SAW_TOOTH_RATIO = 0.12;

  /** So much has to be known before a level can be called new. */
  private static final long LEAST_HISTORY_BINS = 3;

  private static final long SAW_TOOTH_MILLIS = 2 * Units.HOUR_MILLIS;

  private final RecentWindow window = new RecentWindow();
  private final StepNoise rises = new StepNoise();
  private final StepNoise falls = new StepNoise();
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
      return follow(step, timeMillis);
    }
    // Most of the time nothing moves, and then medians need not be found.
    if (!window.isFull() || window.range() < leastBytes / 2) {
      rises.add(timeMillis, 0);
      falls.add(timeMillis, 0);
      return null;
    }
    window.split();
    long change = window.after() - window.before();
    StepNoise noise = change > 0 ? rises : falls;
    long limit = Math.max(leastBytes, noise.limit());
    double spreads = noise.isKnown() ? SPREADS : SPREADS_AT_FIRST;
    boolean large = Math.abs(change) > Math.max((double) limit, spreads * window.spread());
    rises.add(timeMillis, change);
    falls.add(timeMillis, -change);
    if (!large) {
      return null;
    }
    int sign = change > 0 ? 1 : -1;
    if (!window.isSudden(sign)
        || (!noise.isKnown() && !window.isClear(sign))
        || (sign < 0 && !isNew(change, history, limit))
        || daily.isExpected(timeMillis, sign, Math.abs(change))) {
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

  /** Whether a fall leads below all that is known, and does not just undo a rise. */
  private boolean isNew(long change, LevelHistory history, long limit) {
    long end = history.openBin();
    long lowest = history.lowest(history.firstBin(), end);
    if (lowest < 0 || end - history.firstBin() < LEAST_HISTORY_BINS) {
      return false;
    }
    long size = Math.abs(change);
    long bins = SAW_TOOTH_MILLIS / LevelHistory.BIN_MILLIS;
    long known = Math.min(bins, end - history.firstBin());
    long recent = history.lowest(end - known, end);
    // Of a tooth whose beginning was not seen, only so much of the rise is known.
    double ratio = SAW_TOOTH_RATIO * Math.max(1, known) / bins;
    // The newest bins' levels have less noise than the last values.
    long top = Math.max(window.before(), Math.max(history.level(end - 1), history.level(end - 2)));
    return window.after() <= lowest - Math.max(limit / 2, size / 4)
        && (recent < 0 || top - recent < ratio * size);
  }
}
