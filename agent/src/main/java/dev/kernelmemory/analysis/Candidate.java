package dev.kernelmemory.analysis;

/**
 * A rise that was seen and has to go on for a while to count: what is about to level off, or was
 * chance, does not.
 */
final class Candidate {
  private static final double GOES_ON = 0.5;

  private final int delayBins;
  private long firstBin = Long.MIN_VALUE;
  private long lastBin;
  private long firstLevel;

  Candidate(int delayBins) {
    this.delayBins = delayBins;
  }

  /**
   * Takes note that the rise is seen at this bin.
   *
   * @return whether it was seen for the first time long enough ago, and has gone on since
   */
  boolean seen(LevelHistory history, long endBin, double ratePerBin) {
    long level = history.lowest(endBin - 2, endBin);
    if (firstBin == Long.MIN_VALUE || endBin - lastBin > 2L * delayBins) {
      firstBin = endBin;
      firstLevel = level;
    }
    // Seen first with a job on top of it, it has gone on all the same.
    firstLevel = Math.min(firstLevel, level);
    lastBin = endBin;
    long bins = endBin - firstBin;
    return bins >= delayBins && level - firstLevel >= GOES_ON * bins * ratePerBin;
  }

  void clear() {
    firstBin = Long.MIN_VALUE;
  }
}
