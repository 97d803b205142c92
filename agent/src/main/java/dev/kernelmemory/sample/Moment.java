package dev.kernelmemory.sample;

/** When something was read: by the wall clock, for people, and by the monotonic one, for ages. */
public final class Moment {
  private final long wallMillis;
  private final long nanos;

  Moment(long wallMillis, long nanos) {
    this.wallMillis = wallMillis;
    this.nanos = nanos;
  }

  static Moment now(Clock clock) {
    return new Moment(clock.wallMillis(), clock.nanoTime());
  }

  /** Milliseconds since 1970. */
  public long wallMillis() {
    return wallMillis;
  }

  /** The same moment as {@link System#nanoTime()} told it. */
  public long nanos() {
    return nanos;
  }
}
