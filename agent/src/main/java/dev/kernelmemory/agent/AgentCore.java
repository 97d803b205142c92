package dev.kernelmemory.agent;

import java.io.Closeable;
import java.lang.instrument.Instrumentation;
import java.util.function.BooleanSupplier;

/**
 * What the launcher, in the application's class loader, knows of the agent proper, which has a
 * class loader of its own. It names nothing of JFR or JMX, so that it links on any runtime.
 */
public interface AgentCore extends Closeable {
  /** Samples and looks after the MBeans until {@link #close()}; the agent's thread. */
  void run();

  /** JFR is being initialised: registers the event types. */
  void recorderInitialized();

  /** A recording has started. */
  void recordingStarted();

  /** A recording has ended. */
  void recordingEnded();

  /** Undoes everything but the thread, which then returns from {@link #run()}. */
  @Override
  void close();

  /**
   * Makes the agent proper. Its implementation has a constructor without parameters, the one kind
   * that can be called reflectively without the JVM generating classes for the call (JDK 18 and
   * later: 6 MB of compiler memory, once).
   */
  interface Factory {
    /**
     * Opens the sources and takes a first sample.
     *
     * @param version the agent's version
     * @param stop what ends the agent, for the MBean's operation
     * @param recorder listens to JFR once it is initialised, and tells whether it does
     * @param instrumentation for the drivers' hooks
     */
    AgentCore create(
        Options options,
        Log log,
        String version,
        Runnable stop,
        BooleanSupplier recorder,
        Instrumentation instrumentation);
  }
}
