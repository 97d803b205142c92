package dev.kernelmemory.agent;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One life of the agent in this JVM, from load to stop; also the body of its thread.
 *
 * <p>The agent proper is loaded when it is first needed: by a recording, on the thread that starts
 * it, or else by the agent's thread once the application has had a moment to start.
 */
final class Bootstrap implements Runnable {
  private static final String FACTORY = "dev.kernelmemory.agent.Agent$Factory";
  private static final long LONGEST_DELAY_MILLIS = 1000;
  private static final long STOP_MILLIS = 2000;

  private final Options options;
  private final Log log;
  private final long delayMillis;
  private final Thread thread;
  private @Nullable AgentCore core;
  private boolean stopped;
  private @Nullable Runnable listenerRemoval;

  /**
   * Makes the thread; nothing runs yet.
   *
   * @param late whether the application is already running
   */
  Bootstrap(Options options, Log log, boolean late) {
    this.options = options;
    this.log = log;
    this.delayMillis =
        late || options.jmxEager() ? 0 : Math.min(LONGEST_DELAY_MILLIS, options.intervalMillis());
    this.thread = new Thread(this, "kernel-memory-sampler");
    this.thread.setDaemon(true);
    this.thread.setContextClassLoader(null);
  }

  /** Listens to JFR and starts the thread. */
  void start() {
    if (Features.hasFlightRecorder()) {
      try {
        listenerRemoval = RecorderListener.add(this, log);
      } catch (RuntimeException | LinkageError e) {
        log.error("JFR is not usable: no events", e);
      }
    }
    thread.start();
  }

  @Override
  public void run() {
    try {
      awaitNeed();
      AgentCore agent = core();
      if (agent != null) {
        agent.run();
      }
    } catch (Throwable t) {
      log.error("stopped", t);
    }
  }

  /**
   * The agent proper, loaded by the first caller.
   *
   * @return null after {@link #stop()}
   * @throws Exception if it can't be loaded
   */
  synchronized @Nullable AgentCore core() throws Exception {
    if (core == null && !stopped) {
      AgentCore.Factory factory =
          (AgentCore.Factory)
              AgentClassLoader.create(Launcher.class)
                  .loadClass(FACTORY)
                  .getConstructor()
                  .newInstance();
      core = factory.create(options, log, Launcher.version(), new Stopper());
      notifyAll();
    }
    return core;
  }

  /** Takes everything back; returns once the thread has ended, or after two seconds. */
  void stop() {
    AgentCore agent;
    synchronized (this) {
      stopped = true;
      agent = core;
      core = null;
      notifyAll();
    }
    // JFR's lock is taken below and must not be wanted while this object's is held: the listener
    // comes here with JFR's.
    Runnable removal = listenerRemoval;
    if (removal != null) {
      removal.run();
    }
    if (agent != null) {
      agent.close();
    }
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.info("stopped");
  }

  private synchronized void awaitNeed() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
    long left = delayMillis;
    while (core == null && !stopped && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
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
