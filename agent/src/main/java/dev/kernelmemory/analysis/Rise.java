package dev.kernelmemory.analysis;

/** A lasting rise of one number, as long as it is followed. */
final class Rise {
  private static final double LEVELLED_OFF = 0.33;
  private static final double RETURNED = 0.5;
  private static final int LEAST_CLEAR_BINS = 15;

  final long sinceMillis;
  final long detectedMillis;
  final long from;
  final int windowBins;
  final boolean reclaimable;
  long to;
  double ratePerHour;
  double lowestRatePerHour;
  double highestRatePerHour;
  long untilMillis = -1;
  Outcome outcome = Outcome.ACTIVE;

  Rise(long sinceMillis, long detectedMillis, long from, int windowBins, boolean reclaimable) {
    this.sinceMillis = sinceMillis;
    this.detectedMillis = detectedMillis;
    this.from = from;
    this.windowBins = windowBins;
    this.reclaimable = reclaimable;
  }

  void rate(double rate, double lowest, double highest) {
    ratePerHour = rate;
    lowestRatePerHour = lowest;
    highestRatePerHour = highest;
  }

  /**
   * Ends it if it has become three times slower, or if the half has gone again.
   *
   * @return whether anything is known that is new
   */
  boolean follow(long timeMillis, LevelHistory history, long endBin) {
    long level = history.level(endBin - 1);
    if (level < 0) {
      return false;
    }
    if (level - from < RETURNED * (to - from)) {
      end(timeMillis, Outcome.RETURNED);
      return true;
    }
    int bins = Math.max(LEAST_CLEAR_BINS, windowBins / 2);
    long then = history.lowest(endBin - bins, endBin - bins + 3);
    long now = history.lowest(endBin - 3, endBin);
    double expected = lowestRatePerHour * GrowthDetector.hours(bins - 3);
    if (then >= 0 && now >= 0 && now - then < LEVELLED_OFF * expected) {
      boolean gone = now - from < RETURNED * (to - from);
      end(timeMillis, gone ? Outcome.RETURNED : Outcome.LEVELLED_OFF);
    }
    to = Math.max(to, level);
    return true;
  }

  void end(long timeMillis, Outcome how) {
    outcome = how;
    untilMillis = timeMillis;
  }
}
