package dev.kernelmemory.sample;

import java.io.Closeable;
import java.io.File;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all sources once per interval and keeps the latest result.
 *
 * <p>The agent's one thread runs {@link #run}; everybody else takes {@link #latest}, which costs
 * one volatile read. The first sample is taken by the constructor, so there always is one.
 */
public final class Sampler implements Closeable {
  /** The shortest interval that is accepted. */
  public static final long MIN_INTERVAL_MILLIS = 10;

  /** The longest interval that is accepted. */
  public static final long MAX_INTERVAL_MILLIS = TimeUnit.HOURS.toMillis(1);

  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Clock clock;
  private final HostReader host;
  private final History history;
  private final ProblemLog log;
  private volatile Snapshot latest;
  private volatile long intervalNanos;
  private final AtomicLong samplesTaken = new AtomicLong();
  private volatile @Nullable Thread runner;
  private volatile boolean closed;
  private long nextNanos;
  private @Nullable Throwable failure;

  /**
   * Opens the sources and takes the first sample.
   *
   * @param procfs the procfs mount, {@code /proc} or where the host's is mounted
   * @param intervalMillis from {@value #MIN_INTERVAL_MILLIS} to an hour
   * @param log receives each distinct problem once
   */
  public Sampler(File procfs, long intervalMillis, Consumer<String> log) {
    this(procfs, intervalMillis, log, Clock.SYSTEM);
  }

  Sampler(File procfs, long intervalMillis, Consumer<String> log, Clock clock) {
    this.clock = clock;
    this.log = new ProblemLog(log);
    this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(checkedInterval(intervalMillis));
    this.host = new HostReader(procfs, this.log);
    this.history = new History(clock, intervalNanos);
    this.latest = take();
    this.nextNanos = latest.takenAtNanos() + intervalNanos;
  }

  /** The newest snapshot; any thread. */
  public Snapshot latest() {
    return latest;
  }

  /** How long ago the newest snapshot was taken, in milliseconds; any thread. */
  public long latestAgeMillis() {
    return TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - latest.takenAtNanos());
  }

  /** The rows of the last minutes and hours. */
  public History history() {
    return history;
  }

  /** How many samples were taken; any thread. */
  public long samplesTaken() {
    return samplesTaken.get();
  }

  /** How reading each source has gone; any thread. */
  public List<SourceStatus> sources() {
    return Collections.singletonList(host.status());
  }

  /** The interval in milliseconds; any thread. */
  public long intervalMillis() {
    return TimeUnit.NANOSECONDS.toMillis(intervalNanos);
  }

  /**
   * Sets the interval; it holds from the next sample on, which is taken at once.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public void setIntervalMillis(long millis) {
    intervalNanos = TimeUnit.MILLISECONDS.toNanos(checkedInterval(millis));
    history.intervalChanged(intervalNanos);
    synchronized (this) {
      nextNanos = clock.nanoTime();
    }
    wakeUp();
  }

  /**
   * Samples until {@link #close()}, on the calling thread.
   *
   * @param beforeWaiting called before each wait, that is at least once a second
   */
  public void run(Runnable beforeWaiting) {
    runner = Thread.currentThread();
    while (!closed) {
      try {
        try {
          tick();
          beforeWaiting.run();
        } finally {
          reportFailure();
        }
      } catch (RuntimeException | Error e) {
        // An OutOfMemoryError of the application's making must not end the sampling for good. It is
        // told a round later: telling allocates.
        failure = e;
      }
      if (!closed) {
        clock.await(Math.min(LONGEST_WAIT_NANOS, Math.max(0, nanosUntilDue())));
      }
    }
    host.close();
  }

  /** Makes {@link #run} return soon; any thread. */
  @Override
  public void close() {
    closed = true;
    wakeUp();
  }

  /** Takes a sample if one is due. */
  synchronized void tick() {
    long now = clock.nanoTime();
    if (now - nextNanos < 0) {
      return;
    }
    // Before the sample is taken: one that fails must not be due again at once, for ever.
    nextNanos += intervalNanos;
    if (now - nextNanos > 0) {
      // Late by more than an interval, after a suspend perhaps: what was missed is not made up for.
      nextNanos = now + intervalNanos;
    }
    if (!host.isSpared(now)) {
      latest = take();
    }
  }

  private synchronized long nanosUntilDue() {
    return nextNanos - clock.nanoTime();
  }

  private Snapshot take() {
    HostMemory memory = host.read(clock);
    Snapshot snapshot = new Snapshot(clock.wallMillis(), clock.nanoTime(), memory);
    history.add(snapshot);
    samplesTaken.incrementAndGet();
    return snapshot;
  }

  private void reportFailure() {
    Throwable toReport = failure;
    if (toReport != null) {
      failure = null;
      log.report("a sample failed: " + toReport);
    }
  }

  private void wakeUp() {
    Thread thread = runner;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  private static long checkedInterval(long millis) {
    if (millis < MIN_INTERVAL_MILLIS || millis > MAX_INTERVAL_MILLIS) {
      throw new IllegalArgumentException(
          "interval of "
              + millis
              + " ms is not between "
              + MIN_INTERVAL_MILLIS
              + " ms and "
              + MAX_INTERVAL_MILLIS
              + " ms");
    }
    return millis;
  }
}
