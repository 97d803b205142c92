package dev.kernelmemory.agent;

import java.io.Closeable;

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

  /** Undoes everything but the thread, which then returns from {@link #run()}. */
  @Override
  void close();
}
