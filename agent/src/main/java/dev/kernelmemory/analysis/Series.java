package dev.kernelmemory.analysis;

import org.jspecify.annotations.Nullable;

/** One number of one scope over time, and what the detectors found in it. Not thread-safe. */
final class Series {
  final Quantity quantity;
  final LevelHistory history = new LevelHistory();
  private final @Nullable StepDetector steps;
  private final @Nullable GrowthDetector growth;
  private final @Nullable RecentWindow recent;
  private @Nullable Step step;
  private @Nullable Rise rise;
  private long newest = Observation.ABSENT;

  Series(Quantity quantity, boolean findsSteps, boolean findsGrowth) {
    this.quantity = quantity;
    this.steps = findsSteps ? new StepDetector() : null;
    this.growth = findsGrowth ? new GrowthDetector() : null;
    this.recent = findsSteps ? null : new RecentWindow();
  }

  /**
   * Adds a value.
   *
   * @param stepBytes the least size of a step
   * @param limits what a rise has to exceed
   * @param reclaimable the reclaimable part of the number, if it is known
   * @return whether something was found, changed or ended
   */
  boolean add(
      long timeMillis,
      long value,
      long stepBytes,
      GrowthLimits limits,
      @Nullable LevelHistory reclaimable) {
    step = null;
    rise = null;
    newest = value;
    if (value < 0) {
      return false;
    }
    boolean completed = history.add(timeMillis, value);
    if (steps != null) {
      step = steps.add(timeMillis, value, history, stepBytes);
    } else if (recent != null) {
      recent.add(timeMillis, value);
    }
    if (completed && growth != null) {
      rise = growth.look(timeMillis, history, reclaimable, limits);
    }
    return step != null || rise != null;
  }

  @Nullable Step step() {
    return step;
  }

  @Nullable Rise rise() {
    return rise;
  }

  /** The last value, negative if it is absent. */
  long newest() {
    return newest;
  }

  boolean grows() {
    return growth != null && growth.isActive();
  }

  /** How much it changed over the last seconds; to be asked when another number made a step. */
  double recentChange() {
    if (newest < 0) {
      return Double.NaN;
    }
    RecentWindow window = steps != null ? steps.window() : recent;
    if (window == null || !window.isFull()) {
      return Double.NaN;
    }
    window.split();
    return window.after() - window.before();
  }

  /** How much it changed since then, by the history. */
  double changeSince(long timeMillis) {
    long then = history.levelNear(timeMillis);
    return newest < 0 || then < 0 ? Double.NaN : newest - then;
  }
}
