package dev.kernelmemory.analysis;

/** What a number has more than a day before, so that what repeats every day is gone. */
final class AgainstYesterday implements Levels {
  /** Keeps differences positive; nobody looks at the level itself. */
  private static final long OFFSET = 1L << 50;

  private final LevelHistory history;

  AgainstYesterday(LevelHistory history) {
    this.history = history;
  }

  @Override
  public long firstBin() {
    return history.firstBin() + LevelHistory.BINS_PER_DAY;
  }

  @Override
  public long low(long bin) {
    long now = history.low(bin);
    long before = history.low(bin - LevelHistory.BINS_PER_DAY);
    return now < 0 || before < 0 ? LevelHistory.ABSENT : OFFSET + now - before;
  }
}
