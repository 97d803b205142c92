package dev.kernelmemory.sample;

import java.util.concurrent.locks.LockSupport;

/** A clock that runs faster than time passes. */
final class FastClock implements Clock {
  private final int factor;
  private final long startNanos = System.nanoTime();
  private final long startMillis = System.currentTimeMillis();

  FastClock(int factor) {
    this.factor = factor;
  }

  @Override
  public long wallMillis() {
    return startMillis + (nanoTime() - startNanos) / 1_000_000;
  }

  @Override
  public long nanoTime() {
    return startNanos + (System.nanoTime() - startNanos) * factor;
  }

  @Override
  public void await(long nanos) {
    LockSupport.parkNanos(this, nanos / factor);
  }
}
