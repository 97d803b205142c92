package dev.kernelmemory.analysis;

/**
 * The lower envelope of a number over the last {@value #BINS} bins, so that saw-teeth and jobs that
 * are shorter are gone. It follows a rise late and a fall at once.
 */
final class Envelope implements Levels {
  private static final int BINS = 4;

  private final LevelHistory history;

  Envelope(LevelHistory history) {
    this.history = history;
  }

  @Override
  public long firstBin() {
    return history.firstBin() + BINS - 1;
  }

  @Override
  public long low(long bin) {
    return history.lowest(bin - BINS + 1, bin + 1);
  }
}
