package dev.kernelmemory.sample;

import java.time.Duration;

/** Time that passes when it is told to, and by a fixed amount each time it is asked for. */
final class FakeClock implements Clock {
  private long nanos = 1;
  private long wallMillis = 1_700_000_000_000L;
  private long nanosPerLook;

  void pass(Duration duration) {
    nanos += duration.toNanos();
    wallMillis += duration.toMillis();
  }

  void setWall(long millis) {
    wallMillis = millis;
  }

  /** Makes everything that looks at the clock twice seem to take this long. */
  void slowDown(Duration perLook) {
    nanosPerLook = perLook.toNanos();
  }

  @Override
  public long wallMillis() {
    return wallMillis;
  }

  @Override
  public long nanoTime() {
    nanos += nanosPerLook;
    return nanos;
  }

  @Override
  public void await(long waitNanos) {
    nanos += waitNanos;
  }
}
