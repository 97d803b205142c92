package dev.kernelmemory.sample;

/** One line of the history: a single sample, or a minute of them. Immutable. */
public final class HistoryRow {
  private final long takenAtMillis;
  private final long samples;
  private final long[] values;
  private final int offset;
  private final int stride;

  HistoryRow(long takenAtMillis, long samples, long[] values, int offset, int stride) {
    this.takenAtMillis = takenAtMillis;
    this.samples = samples;
    this.values = values;
    this.offset = offset;
    this.stride = stride;
  }

  /** Wall-clock time of the (last) sample, in milliseconds since 1970. */
  public long takenAtMillis() {
    return takenAtMillis;
  }

  /** How many samples the row stands for. */
  public long samples() {
    return samples;
  }

  /** The smallest value of the dimension in bytes; negative if no sample had one. */
  public long min(Dimension dimension) {
    return values[index(dimension)];
  }

  /** The largest value of the dimension in bytes; negative if no sample had one. */
  public long max(Dimension dimension) {
    return values[index(dimension) + (stride > 1 ? 1 : 0)];
  }

  /** The last sample's value of the dimension in bytes; negative if it had none. */
  public long last(Dimension dimension) {
    return values[index(dimension) + (stride > 1 ? 2 : 0)];
  }

  private int index(Dimension dimension) {
    return offset + dimension.ordinal() * stride;
  }
}
