package dev.kernelmemory.sample;

/** The immutable result of one sample: when it was taken and what was read. */
public final class Snapshot {
  private final long takenAtMillis;
  private final long takenAtNanos;
  private final HostMemory host;

  Snapshot(long takenAtMillis, long takenAtNanos, HostMemory host) {
    this.takenAtMillis = takenAtMillis;
    this.takenAtNanos = takenAtNanos;
    this.host = host;
  }

  /** Wall-clock time of the reading, in milliseconds since 1970. */
  public long takenAtMillis() {
    return takenAtMillis;
  }

  /** The same moment as {@link System#nanoTime()} told it; for ages and rates. */
  public long takenAtNanos() {
    return takenAtNanos;
  }

  /** The host's memory. */
  public HostMemory host() {
    return host;
  }
}
