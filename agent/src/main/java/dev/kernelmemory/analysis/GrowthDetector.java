package dev.kernelmemory.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Finds lasting rises in one number's history, and sees them end.
 *
 * <p>Looks once in five minutes, at several lengths: some hours for what is fast, most of a day for
 * what is slow, and from day to day for what is slow beneath a daily cycle. Not thread-safe;
 * constant memory.
 */
final class GrowthDetector {
  /** From half an hour to 75 minutes, for a rise that leaves no time to wait. */
  private static final int[] FAST = {5, 10, 15};

  /** A hundred minutes, as what warms up evenly for an hour should not count, to six hours. */
  private static final int[] USUAL = {20, 25, 30, 40, 50, 70};

  /** Longer than half a daily cycle even without a fifth, so that its rise does not count. */
  private static final int[] SLOW = {200, 280};

  private static final int DAYS_BINS = 2 * LevelHistory.BINS_PER_DAY;
  private static final int HALF_AN_HOUR_BINS = 6;

  /** A day to compare with, six hours for a look at how alike days are, and the longest window. */
  private static final int LEAST_DAY_BINS = LevelHistory.BINS_PER_DAY + 72;

  /** The part of the window between the middles of its first and last fifth. */
  private static final double SPAN = 0.8;

  /** Of the rate that counts: what grows no faster has to reach new heights on the first day. */
  private static final double WEAK = 1.5;

  /** Of the rate that counts: what grows no faster must be no walk that chance takes. */
  private static final double DOUBTFUL = 1.3;

  private static final double WALKS = 5;

  private static final double OVER_NORMAL = 1.5;

  /** If days differ more, they are not alike, and their difference says nothing. */
  private static final double OVER_SPREAD = 2;

  /** Of the rise against yesterday; the rest is what the day before fell. */
  private static final double OWN_SHARE = 0.55;

  private static final double OVER_FORMER_DAYS = 0.6;
  private static final double MOSTLY = 0.75;

  private final GrowthWindow window = new GrowthWindow();
  private final DailyGrowth daily = new DailyGrowth();
  private final Candidate fast = new Candidate(1);
  private final Candidate usual = new Candidate(3);
  private final Candidate yesterday = new Candidate(3);
  private final Candidate slow = new Candidate(12);
  private @Nullable Rise current;

  /**
   * Looks at the history after a bin of it was completed.
   *
   * @param reclaimable the part of the number that the kernel can take back, if it is known
   * @return the rise that was found or has changed or ended, null mostly
   */
  @Nullable Rise look(
      long timeMillis,
      LevelHistory history,
      @Nullable LevelHistory reclaimable,
      GrowthLimits limits) {
    long end = history.openBin();
    Rise rise = current;
    if (rise != null) {
      boolean changed =
          rise.windowBins == DAYS_BINS
              ? followDays(rise, timeMillis, history, end, limits)
              : rise.follow(timeMillis, history, end);
      if (rise.outcome != Outcome.ACTIVE) {
        current = null;
      }
      return changed ? rise : null;
    }
    rise = search(FAST, fast, timeMillis, history, reclaimable, limits);
    if (rise == null) {
      rise = search(USUAL, usual, timeMillis, history, reclaimable, limits);
    }
    if (rise == null) {
      rise = searchAgainstYesterday(timeMillis, history, reclaimable, limits);
    }
    if (rise == null) {
      rise = search(SLOW, slow, timeMillis, history, reclaimable, limits);
    }
    boolean daysDue = end % HALF_AN_HOUR_BINS == 0;
    if (rise == null && daysDue && daily.grows(history, end, limits.slowPerHour)) {
      rise = fromDayToDay(timeMillis, history, end);
    }
    if (rise != null) {
      fast.clear();
      usual.clear();
      yesterday.clear();
      slow.clear();
    }
    current = rise;
    return rise;
  }

  boolean isActive() {
    return current != null;
  }

  private @Nullable Rise search(
      int[] lengths,
      Candidate candidate,
      long timeMillis,
      LevelHistory history,
      @Nullable LevelHistory reclaimable,
      GrowthLimits limits) {
    long end = history.openBin();
    double perHour =
        lengths == SLOW ? limits.slowPerHour : lengths == USUAL ? limits.perHour : limits.fast;
    double least = lengths == FAST ? limits.fast : limits.least;
    for (int bins : lengths) {
      if (found(history, history, end, bins, perHour, least)
          || (lengths == USUAL
              && found(new Envelope(history), history, end, bins, perHour, least))) {
        boolean mostly = isMostly(reclaimable, end - bins, end, bins / 5);
        boolean harmless = mostly && lengths != SLOW && window.rise() < limits.reclaimable;
        // The first length that shows the rise decides; longer ones can't be surer of it.
        return !harmless && candidate.seen(history, end, window.ratePerHour() * hours(1))
            ? accepted(timeMillis, end, bins, history, mostly)
            : null;
      }
    }
    return null;
  }

  private boolean found(
      Levels levels, LevelHistory history, long end, int bins, double perHour, double leastRise) {
    double least = Math.max(leastRise, SPAN * hours(bins) * perHour);
    if (!window.rises(levels, end, bins, least) || window.lowestRatePerHour() < perHour) {
      return false;
    }
    if (isWalk(perHour)) {
      return false;
    }
    if (window.lowestRatePerHour() < WEAK * perHour && isRecovery(history, end, bins)) {
      return false;
    }
    long formerly = NormalChange.riseOnFormerDays(history, end, bins);
    return window.rise() > OVER_NORMAL * NormalChange.largestFall(levels, end, bins)
        && window.rise() - formerly > OVER_FORMER_DAYS * least;
  }

  private boolean isWalk(double perHour) {
    return window.lowestRatePerHour() < DOUBTFUL * perHour && window.rise() < WALKS * window.walk();
  }

  /** Whether it was as high before; known days tell more, by their falls and rises. */
  private boolean isRecovery(LevelHistory history, long end, int bins) {
    return end - history.firstBin() <= LevelHistory.BINS_PER_DAY
        && NormalChange.highest(history, end - bins) >= window.from() + window.rise();
  }

  /** Finds what rises beneath the falling part of a daily cycle. */
  private @Nullable Rise searchAgainstYesterday(
      long timeMillis,
      LevelHistory history,
      @Nullable LevelHistory reclaimable,
      GrowthLimits limits) {
    long end = history.openBin();
    if (reclaimable != null || end - history.firstBin() < LEAST_DAY_BINS) {
      return null;
    }
    AgainstYesterday difference = new AgainstYesterday(history);
    for (int bins : USUAL) {
      double least = Math.max(limits.least, SPAN * hours(bins) * limits.perHour);
      if (window.rises(difference, end, bins, least)
          && window.lowestRatePerHour() >= limits.perHour
          && !isWalk(limits.perHour)
          && window.rise() > OVER_NORMAL * NormalChange.largestFall(difference, end, bins)
          && window.rise() > OVER_SPREAD * NormalChange.spread(difference, end - bins)) {
        long from = history.low(end - bins);
        long own = history.lowest(end - 2, end) - from;
        if (own < OWN_SHARE * window.rise() || !yesterday.seen(history, end, 0)) {
          return null;
        }
        long since = (end - bins) * LevelHistory.BIN_MILLIS;
        Rise rise = new Rise(since, timeMillis, Math.max(0, from), bins, false);
        rise.to = Math.max(rise.from, history.level(end - 1));
        rise.rate(window.ratePerHour(), window.lowestRatePerHour(), window.highestRatePerHour());
        return rise;
      }
    }
    return null;
  }

  private Rise accepted(
      long timeMillis, long end, int bins, LevelHistory history, boolean reclaimable) {
    long since = (end - bins) * LevelHistory.BIN_MILLIS;
    Rise rise = new Rise(since, timeMillis, window.from(), bins, reclaimable);
    rise.to = Math.max(window.from() + window.rise(), history.level(end - 1));
    rise.rate(window.ratePerHour(), window.lowestRatePerHour(), window.highestRatePerHour());
    return rise;
  }

  private boolean isMostly(@Nullable LevelHistory part, long start, long end, int length) {
    if (part == null) {
      return false;
    }
    long from = part.lowest(start, start + length);
    long to = part.lowest(end - length, end);
    return from >= 0 && to >= 0 && to - from >= MOSTLY * window.rise();
  }

  private Rise fromDayToDay(long timeMillis, LevelHistory history, long end) {
    long since = (end - DAYS_BINS) * LevelHistory.BIN_MILLIS;
    long to = Math.max(0, history.levelNear((end - 1) * LevelHistory.BIN_MILLIS));
    long from = history.levelNear(since);
    if (from < 0) {
      from = (long) Math.max(0, to - 48 * daily.ratePerHour());
    }
    Rise rise = new Rise(since, timeMillis, from, DAYS_BINS, false);
    rise.to = to;
    rise.rate(daily.ratePerHour(), daily.lowestRatePerHour(), daily.highestRatePerHour());
    return rise;
  }

  private boolean followDays(
      Rise rise, long timeMillis, LevelHistory history, long end, GrowthLimits limits) {
    if (end % HALF_AN_HOUR_BINS != 0) {
      return false;
    }
    if (!daily.grows(history, end, limits.slowPerHour / 2)) {
      rise.end(timeMillis, Outcome.LEVELLED_OFF);
    }
    rise.to = Math.max(rise.to, history.level(end - 1));
    return true;
  }

  static double hours(int bins) {
    return (double) bins * LevelHistory.BIN_MILLIS / Units.HOUR_MILLIS;
  }
}
