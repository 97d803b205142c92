package dev.kernelmemory.drivers;

import java.io.Closeable;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has hooks in the JDK exactly while a recording wants their events.
 *
 * <p>Nobody's thread but its own changes code: that lives for one change, or a series of them. With
 * no recording that wants an event, there is no hook, no Byte Buddy and no such thread.
 * Thread-safe.
 */
public final class Drivers implements Closeable, Runnable, Supplier<String[]> {
  /** A recording that is stopped is often followed by the next: hooks stay that long. */
  private static final long LINGER_MILLIS = 1000;

  private static final long LONGEST_WAIT_MILLIS = 2000;

  /** After no thread could be made, which the JVM itself warns of each time. */
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Instrumentation instrumentation;
  private final Consumer<String> problems;
  private volatile @Nullable Hooks hooks;
  private volatile @Nullable DriverEvents events;
  private volatile int applied;
  private volatile @Nullable String problem;
  private @Nullable Thread worker;
  private boolean refused;
  private long refusedNanos;
  private boolean closed;

  /**
   * Makes the drivers; nothing is loaded and no thread is started.
   *
   * @param problems told of what does not work, each time once
   */
  public Drivers(Instrumentation instrumentation, Consumer<String> problems) {
    this.instrumentation = instrumentation;
    this.problems = problems;
  }

  /** JFR is there: registers the events. To be called on one thread. */
  public void recorderInitialized() {
    if (events != null) {
      return;
    }
    try {
      events = new DriverEvents(instrumentation);
    } catch (Exception | LinkageError e) {
      complain("no driver events", e);
    }
  }

  /**
   * A recording has started. If that was before {@code main}, waits for the hooks: what the
   * application does first is part of the story.
   */
  public void recordingStarted() {
    if (isOutdated()) {
      wake();
      if (JvmPhase.isBeforeMain(Thread.currentThread())) {
        awaitWorker();
      }
    }
  }

  /** A recording may have ended, or its settings may have changed: costs nanoseconds if not. */
  public void poll() {
    if (isOutdated()) {
      wake();
    }
  }

  /** The state of each driver, one line each. */
  @Override
  public String[] get() {
    Hooks made = hooks;
    Map<Driver, String> states =
        made == null ? Collections.<Driver, String>emptyMap() : made.states();
    Driver[] drivers = Driver.values();
    String[] lines = new String[drivers.length];
    String failed = problem;
    for (Driver driver : drivers) {
      String state = states.getOrDefault(driver, failed == null ? "idle" : failed);
      lines[driver.ordinal()] = driver.label() + ": " + state;
    }
    return lines;
  }

  /** Made when they are first wanted: no other JVM is to load them. */
  private Hooks hooks() {
    Hooks made = hooks;
    if (made == null) {
      made = new Hooks(instrumentation, HookTable.of(feature()));
      hooks = made;
    }
    return made;
  }

  /** Takes all hooks out and unregisters the events; returns after two seconds at the latest. */
  @Override
  public void close() {
    DriverEvents known = events;
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    if (known == null) {
      return;
    }
    if (applied != 0) {
      wake();
      awaitWorker();
    }
    events = null;
    try {
      known.unregister();
    } catch (ClassNotFoundException e) {
      complain("the driver events are still registered", e);
    }
  }

  /** The work of the thread {@code kernel-memory-drivers}. */
  @Override
  public void run() {
    try {
      int wanted = nextChange();
      while (wanted != applied && !JvmPhase.isShutDown()) {
        apply(wanted);
        wanted = nextChange();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (this) {
        if (worker == Thread.currentThread()) {
          worker = null;
          notifyAll();
        }
      }
    }
  }

  private void apply(int wanted) {
    try {
      Set<Driver> drivers = drivers(wanted);
      if (drivers.contains(Driver.NAME_LOOKUP) && !drivers(applied).contains(Driver.NAME_LOOKUP)) {
        DriverEvents.forgetCounts();
      }
      Hooks made = hooks();
      made.apply(drivers);
      problem = null;
      for (Map.Entry<Driver, String> state : made.states().entrySet()) {
        if (!state.getValue().equals("installed")) {
          problems.accept("driver " + state.getKey().label() + " is " + state.getValue());
        }
      }
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      complain("the drivers' hooks could not be changed", e);
    }
    // Also after a failure: the next attempt is due when a recording wants something else.
    applied = wanted;
  }

  /** What is wanted now; what is no longer wanted only after a pause. */
  private synchronized int nextChange() throws InterruptedException {
    int wanted = wanted();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
    long left = LINGER_MILLIS;
    while (!closed && left > 0 && wanted != applied && (wanted & ~applied) == 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      wanted = wanted();
    }
    if (wanted == applied) {
      // Under the lock: whoever wants something else from now on finds no thread, and makes one.
      worker = null;
      notifyAll();
    }
    return wanted;
  }

  private boolean isOutdated() {
    DriverEvents known = events;
    return known != null && known.enabled() != applied;
  }

  private synchronized int wanted() {
    DriverEvents known = events;
    return closed || known == null ? 0 : known.enabled();
  }

  private synchronized void wake() {
    notifyAll();
    if (worker == null && (!refused || System.nanoTime() - refusedNanos >= PAUSE_NANOS)) {
      Thread thread = new Thread(this, "kernel-memory-drivers");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      try {
        thread.start();
        worker = thread;
        refused = false;
      } catch (OutOfMemoryError e) {
        refused = true;
        refusedNanos = System.nanoTime();
        complain("no thread for the drivers' hooks can be made; tried again in a minute", e);
      }
    }
  }

  private synchronized void awaitWorker() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
    long left = LONGEST_WAIT_MILLIS;
    try {
      while (worker != null && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complain(String what, Throwable cause) {
    problem = "failed: " + cause;
    problems.accept(what + ": " + cause);
  }

  private static Set<Driver> drivers(int bits) {
    Set<Driver> drivers = EnumSet.noneOf(Driver.class);
    for (Driver driver : Driver.values()) {
      if ((bits >> driver.ordinal() & 1) != 0) {
        drivers.add(driver);
      }
    }
    return drivers;
  }

  /** The JDK's release: 8 for {@code 1.8}, 17 for {@code 17}. */
  private static int feature() {
    String version = System.getProperty("java.specification.version", "8");
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }
}
