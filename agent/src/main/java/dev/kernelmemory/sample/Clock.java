package dev.kernelmemory.sample;

import java.util.concurrent.locks.LockSupport;

/** Time as the sampler sees it, so that tests can make it pass. */
interface Clock {
  /** The machine's clock. */
  Clock SYSTEM = new SystemClock();

  /** Milliseconds since 1970; may jump either way. */
  long wallMillis();

  /** Nanoseconds that never go backwards, from an arbitrary origin. */
  long nanoTime();

  /** Waits; may return early. */
  void await(long nanos);

  /** {@link System}'s clocks; waiting ends early when the thread is unparked. */
  final class SystemClock implements Clock {
    @Override
    public long wallMillis() {
      return System.currentTimeMillis();
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void await(long nanos) {
      LockSupport.parkNanos(this, nanos);
      // A pending interrupt would make every later park return at once, and the loop spin.
      Thread.interrupted();
    }
  }
}
