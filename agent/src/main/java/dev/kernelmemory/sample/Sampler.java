package dev.kernelmemory.sample;

import java.io.Closeable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all sources once per interval and keeps the latest result.
 *
 * <p>The agent's one thread runs {@link #run}; everybody else takes {@link #latest}, which costs
 * one volatile read. Where a source lies on a file system that can hang, a second thread watches
 * the first: a reading that does not come back is left behind with its thread, and a new thread
 * goes on without that source.
 */
public final class Sampler implements Closeable {
  /** The shortest interval that is accepted. */
  public static final long MIN_INTERVAL_MILLIS = 10;

  /** The longest interval that is accepted. */
  public static final long MAX_INTERVAL_MILLIS = TimeUnit.HOURS.toMillis(1);

  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long END_MILLIS = 1000;
  private static final Runnable NOTHING = new Nothing();

  /**
   * What is caught here, named beforehand: the first time, the JVM asks the class loader for it,
   * which takes memory, and an OutOfMemoryError would pass by its own handler.
   */
  static final Class<?>[] CAUGHT = {
    ReadWatch.Superseded.class, RuntimeException.class, Error.class, OutOfMemoryError.class
  };

  private final Clock clock;
  private final ProblemLog log;
  private final ReadWatch watch = new ReadWatch();
  private final Readers readers;
  private final History[] histories = new History[Scope.values().length];
  private final AtomicLong samplesTaken = new AtomicLong();
  private final CopyOnWriteArrayList<SnapshotListener> listeners = new CopyOnWriteArrayList<>();
  private final Object first = new Object();
  private volatile boolean taken;
  private final Places places;
  private final Watchdog watchdog;

  private volatile Snapshot latest;
  private volatile long intervalNanos;
  private volatile boolean dueAtOnce = true;
  private volatile boolean closed;
  private volatile @Nullable Thread runner;
  private Runnable beforeWaiting = NOTHING;

  // The sampling thread's.
  private long nextNanos;
  private @Nullable Throwable failure;

  /**
   * Describes the sources; nothing is read before {@link #run}.
   *
   * @param places where to read
   * @param intervalMillis from {@value #MIN_INTERVAL_MILLIS} to an hour
   * @param log receives each distinct problem once
   */
  public Sampler(Places places, long intervalMillis, Consumer<String> log) {
    this(places, intervalMillis, log, Clock.SYSTEM);
  }

  Sampler(Places places, long intervalMillis, Consumer<String> log, Clock clock) {
    this.clock = clock;
    this.log = new ProblemLog(log);
    this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(checkedInterval(intervalMillis));
    this.readers = new Readers(places, new SourceSettings(watch, this.log, places.budgetNanos()));
    for (Scope scope : Scope.values()) {
      histories[scope.ordinal()] = new History(clock, intervalNanos);
    }
    this.places = places;
    this.watchdog = new Watchdog(this, watch, clock);
    this.latest = Snapshot.none(Moment.now(clock));
  }

  /** The newest snapshot; any thread. */
  public Snapshot latest() {
    return latest;
  }

  /** Waits for the first snapshot that has numbers; returns early if it does not come. */
  public void awaitFirst(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      synchronized (first) {
        long left = millis;
        while (!taken && left > 0) {
          first.wait(left);
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long ago numbers were read, in milliseconds; any thread. */
  public long ageMillis(Moment takenAt) {
    return TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - takenAt.nanos());
  }

  /** The rows of the last minutes and hours. */
  public History history(Scope scope) {
    return histories[scope.ordinal()];
  }

  /** How many samples were taken; any thread. */
  public long samplesTaken() {
    return samplesTaken.get();
  }

  /** How reading each source has gone; any thread. */
  public List<SourceStatus> sources() {
    return readers.sources();
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
    for (History history : histories) {
      history.intervalChanged(intervalNanos);
    }
    dueAtOnce = true;
    LockSupport.unpark(runner);
  }

  /** Has every new snapshot told, on the sampling thread. */
  public void addListener(SnapshotListener listener) {
    listeners.add(listener);
  }

  /** Takes a listener back. */
  public void removeListener(SnapshotListener listener) {
    listeners.remove(listener);
  }

  /**
   * Samples until {@link #close()}, on the calling thread.
   *
   * @param everySecond called before each wait, that is at least once a second
   */
  public void run(Runnable everySecond) {
    beforeWaiting = everySecond;
    if (!closed && places.mayHang()) {
      try {
        watchdog.start();
      } catch (OutOfMemoryError e) {
        log.report("no thread to watch readings can be made, and one that hangs ends them: " + e);
      }
    }
    loop();
  }

  /** Makes {@link #run} return soon; any thread. */
  @Override
  public void close() {
    closed = true;
    Thread sampling = runner;
    LockSupport.unpark(sampling);
    join(sampling);
    join(watchdog.end());
  }

  boolean isClosed() {
    return closed;
  }

  /** Goes on in place of a thread whose reading hangs; the new thread. */
  void takeOver(Source hung) {
    log.report(hung.hungProblem());
    loop();
  }

  /** Takes a sample if one is due. */
  void tick() {
    long now = clock.nanoTime();
    if (dueAtOnce) {
      dueAtOnce = false;
      nextNanos = now;
    }
    if (now - nextNanos < 0) {
      return;
    }
    // Before the sample is taken: one that fails must not be due again at once, for ever.
    nextNanos += intervalNanos;
    if (now - nextNanos > 0) {
      // Late by more than an interval, after a suspend perhaps: what was missed is not made up for.
      nextNanos = now + intervalNanos;
    }
    Snapshot previous = latest;
    Snapshot snapshot = readers.read(clock, previous);
    if (snapshot != previous) {
      samplesTaken.incrementAndGet();
      remember(snapshot, previous);
      latest = snapshot;
      publish(previous, snapshot);
    }
  }

  private void loop() {
    Thread self = Thread.currentThread();
    runner = self;
    while (!closed && runner == self) {
      try {
        try {
          tick();
          beforeWaiting.run();
        } finally {
          reportFailure();
        }
      } catch (ReadWatch.Superseded e) {
        return;
      } catch (RuntimeException | Error e) {
        // An OutOfMemoryError of the application's making must not end the sampling for good. It is
        // told a round later: telling allocates.
        failure = e;
        if (runner == self) {
          watch.forget();
        }
      }
      if (!closed) {
        clock.await(Math.min(LONGEST_WAIT_NANOS, Math.max(0, nanosUntilDue())));
      }
    }
    if (runner == self) {
      readers.close();
    }
  }

  private long nanosUntilDue() {
    return dueAtOnce ? 0 : nextNanos - clock.nanoTime();
  }

  private void remember(Snapshot snapshot, Snapshot previous) {
    for (Scope scope : Readers.SCOPES) {
      KernelMemory memory = snapshot.get(scope);
      if (memory != previous.get(scope)) {
        histories[scope.ordinal()].add(memory);
      }
    }
  }

  private void publish(Snapshot previous, Snapshot snapshot) {
    if (!taken) {
      synchronized (first) {
        taken = true;
        first.notifyAll();
      }
    }
    if (!listeners.isEmpty()) {
      for (SnapshotListener listener : listeners) {
        listener.sampled(previous, snapshot);
      }
    }
  }

  private void reportFailure() {
    Throwable toReport = failure;
    if (toReport != null) {
      failure = null;
      log.report("a sample failed: " + toReport);
    }
  }

  private static void join(@Nullable Thread thread) {
    if (thread == null || thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

  private static final class Nothing implements Runnable {
    @Override
    public void run() {}
  }
}
