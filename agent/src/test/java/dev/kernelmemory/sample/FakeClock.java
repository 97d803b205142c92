package dev.kernelmemory.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Time that passes only when a test says so. */
final class FakeClock implements Clock {
  /** Waits that were asked for; each makes its time pass. */
  final List<Long> waits = new ArrayList<>();

  /** What passes with every look at the clock: a reading looks twice. */
  long nanosPerLook;

  /** Thrown by whoever asks for the wall clock's time. */
  RuntimeException wallFailure;

  Runnable onWait = () -> {};
  private long nanos = Long.MAX_VALUE - TimeUnit.HOURS.toNanos(1);
  private long wallMillis = 1_700_000_000_000L;

  void pass(long amount, TimeUnit unit) {
    nanos += unit.toNanos(amount);
    wallMillis += unit.toMillis(amount);
  }

  void setWall(long millis) {
    wallMillis = millis;
  }

  @Override
  public long wallMillis() {
    if (wallFailure != null) {
      throw wallFailure;
    }
    return wallMillis;
  }

  @Override
  public long nanoTime() {
    nanos += nanosPerLook;
    return nanos;
  }

  @Override
  public void await(long toWait) {
    waits.add(toWait);
    pass(toWait, TimeUnit.NANOSECONDS);
    onWait.run();
  }
}
