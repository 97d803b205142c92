package dev.kernelmemory.agent;

import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters the agent's jar.
 *
 * <p>Whichever copy of this class was loaded first serves all later loads: they are taken as
 * commands to it. Nothing is ever thrown into the JVM, which would end it.
 */
public final class Launcher {
  private static final String STOP = "stop";
  private static @Nullable Bootstrap running;

  private Launcher() {}

  /**
   * Called before the application's {@code main}: starts a thread and, where the JVM is to record,
   * adds a listener.
   *
   * <p>With both parameters, since the JVM looks for this form first and a miss costs milliseconds.
   */
  public static void premain(@Nullable String argument, Instrumentation instrumentation) {
    load(argument, false, instrumentation);
  }

  /** Called when the agent is loaded into a running JVM; the argument {@code stop} ends it. */
  public static void agentmain(@Nullable String argument, Instrumentation instrumentation) {
    load(argument, true, instrumentation);
  }

  /** Runs a command; see {@code java -jar kernel-memory-agent.jar help}. */
  public static void main(String[] arguments) throws Exception {
    Object status =
        AgentClassLoader.create(Launcher.class)
            .loadClass("dev.kernelmemory.cli.Main")
            .getMethod("run", String.class, String[].class, PrintStream.class, PrintStream.class)
            .invoke(null, version(), arguments, System.out, System.err);
    System.exit((Integer) status);
  }

  /** Ends the agent if it runs, on behalf of the MBean. */
  static void stop() {
    Bootstrap toStop;
    synchronized (Launcher.class) {
      toStop = running;
      running = null;
    }
    if (toStop != null) {
      toStop.stop();
    }
  }

  /** The version in the jar's manifest. */
  static String version() {
    Package own = Launcher.class.getPackage();
    String version = own == null ? null : own.getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** Nothing is to be done after all: the next load starts anew. */
  static synchronized void forget(Bootstrap idle) {
    if (running == idle) {
      running = null;
    }
  }

  private static void load(
      @Nullable String argument, boolean late, Instrumentation instrumentation) {
    try {
      if (STOP.equals(argument)) {
        stop();
      } else {
        start(argument, late, instrumentation);
      }
    } catch (Throwable t) {
      System.err.println("[kernel-memory] not started: " + t);
    }
  }

  private static void start(
      @Nullable String argument, boolean late, Instrumentation instrumentation) {
    Bootstrap started;
    synchronized (Launcher.class) {
      if (running != null) {
        return;
      }
      started = new Bootstrap(argument, late, instrumentation);
      running = started;
    }
    boolean runs = false;
    try {
      runs = started.start();
    } finally {
      if (!runs) {
        forget(started);
        started.stop();
      }
    }
  }
}
