package dev.kernelmemory.agent;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One life of the agent in this JVM, from load to stop; also the body of its thread.
 *
 * <p>The agent proper is loaded when it is first needed: by a recording, on the thread that starts
 * it, or else by the agent's thread once the application has had a moment to start. If nothing is
 * urgent, even the options are looked at only then.
 */
final class Bootstrap implements Runnable {
  private static final String FACTORY = "dev.kernelmemory.agent.Agent$Factory";
  private static final long LONGEST_DELAY_MILLIS = 1000;
  private static final long STOP_MILLIS = 2000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  /**
   * What is caught here, named beforehand: the first time, the JVM asks the class loader for it,
   * which takes memory, and an OutOfMemoryError would pass by its own handler.
   */
  static final Class<?>[] CAUGHT = {
    OutOfMemoryError.class, LinkageError.class, ReflectiveOperationException.class, Throwable.class
  };

  private final @Nullable String argument;
  private final boolean late;
  private final boolean urgent;
  private final Instrumentation instrumentation;
  private final Thread thread;

  /** For what ends the thread. Made once the application has started: it takes two classes. */
  private @Nullable Log log;

  private @Nullable Prepared prepared;
  private @Nullable AgentCore core;
  private boolean stopped;

  /**
   * Makes the thread; nothing runs yet.
   *
   * @param argument the agent's argument
   * @param late whether the application is already running
   */
  Bootstrap(@Nullable String argument, boolean late, Instrumentation instrumentation) {
    this.argument = argument;
    this.late = late;
    this.instrumentation = instrumentation;
    this.urgent = late || argument != null || CommandLine.isUrgent();
    this.thread = new Thread(this, "kernel-memory-sampler");
    this.thread.setDaemon(true);
    this.thread.setContextClassLoader(null);
  }

  /**
   * Starts the thread.
   *
   * @return whether it was started; not if it is known by now that there is nothing to do
   */
  boolean start() {
    if (urgent && prepare() == null) {
      return false;
    }
    thread.start();
    return true;
  }

  @Override
  public void run() {
    try {
      // Once while there is memory: the first call of anything takes some.
      pause(0);
      if (urgent) {
        awaitNeed(delayMillis());
      } else {
        awaitNeed(LONGEST_DELAY_MILLIS);
      }
      runWhenThereIsMemory();
    } catch (Throwable t) {
      tell(t);
    }
  }

  private void tell(Throwable reason) {
    try {
      if (log != null) {
        log.error("stopped", reason);
      }
    } catch (OutOfMemoryError e) {
      // Nobody can be told, and the application's handler of uncaught exceptions is not ours.
      return;
    }
  }

  /** A heap that the application has filled is no reason to stop for good: tries again later. */
  private void runWhenThereIsMemory() throws Exception {
    for (long pause = LONGEST_DELAY_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      try {
        if (log == null) {
          log = new Log(Log.Level.ERROR);
        }
        if (prepared == null && prepare() == null) {
          Launcher.forget(this);
          return;
        }
        AgentCore agent = core();
        if (agent != null) {
          agent.run();
        }
        return;
      } catch (OutOfMemoryError | LinkageError | ReflectiveOperationException e) {
        // A class whose loading there was no memory for is lost; another loader has it anew.
        if (!(e instanceof OutOfMemoryError) && pause >= LONGEST_PAUSE_MILLIS) {
          throw e;
        }
      }
      pause(pause);
    }
  }

  private void pause(long millis) {
    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
    Thread.interrupted();
  }

  /**
   * The agent proper, loaded by the first caller.
   *
   * @return null after {@link #stop()}
   * @throws Exception if it can't be loaded
   */
  synchronized @Nullable AgentCore core() throws Exception {
    Prepared known = prepared;
    if (core == null && !stopped && known != null) {
      AgentCore.Factory factory =
          (AgentCore.Factory)
              AgentClassLoader.create(Launcher.class)
                  .loadClass(FACTORY)
                  .getConstructor()
                  .newInstance();
      core =
          factory.create(
              known.options, known.log, Launcher.version(), new Stopper(), known, instrumentation);
      LockSupport.unpark(thread);
    }
    return core;
  }

  /** Takes everything back; returns once the thread has ended, or after two seconds. */
  void stop() {
    AgentCore agent;
    Prepared known;
    synchronized (this) {
      stopped = true;
      agent = core;
      core = null;
      known = prepared;
      LockSupport.unpark(thread);
    }
    // JFR's lock is taken below and must not be wanted while this object's is held: the listener
    // comes here with JFR's.
    if (known != null) {
      known.listenNoMore();
    }
    if (agent != null) {
      agent.close();
    }
    awaitEnd();
  }

  /**
   * Looks at the options and, if the JVM may have been started to record, listens to JFR.
   *
   * @return null if there is nothing to do in this JVM
   */
  private @Nullable Prepared prepare() {
    Prepared made = Prepared.of(this, argument, late, urgent);
    if (made != null) {
      synchronized (this) {
        if (stopped) {
          return null;
        }
        prepared = made;
      }
      if (urgent) {
        // Not under the lock: a JFR that runs already comes for the core before this returns.
        made.listen();
      }
    }
    return made;
  }

  private long delayMillis() {
    Prepared known = prepared;
    return known == null || late || known.options.jmxEager()
        ? 0
        : Math.min(LONGEST_DELAY_MILLIS, known.options.intervalMillis());
  }

  /** By parking: that waiting can be interrupted is a class that most JVMs start without. */
  private void awaitNeed(long delayMillis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
    for (long left = end - System.nanoTime();
        left > 0 && !isNeeded();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
      // An application that interrupts whatever threads it finds must not end this one.
      Thread.interrupted();
    }
  }

  private synchronized boolean isNeeded() {
    return core != null || stopped;
  }

  private void awaitEnd() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
    while (thread.isAlive()
        && !Thread.currentThread().isInterrupted()
        && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Ends the agent for the MBean's operation. */
  static final class Stopper implements Runnable {
    @Override
    public void run() {
      Launcher.stop();
    }
  }
}
