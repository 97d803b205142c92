package dev.kernelmemory.agent;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * Hears of JFR's initialisation and of recordings. Nothing may leave these callbacks: on JDK 25 an
 * exception in one of them ends the JVM's start.
 */
final class RecorderListener implements FlightRecorderListener, Runnable {
  private final Bootstrap bootstrap;
  private final Log log;
  private final Thread adder = Thread.currentThread();
  private boolean adding = true;
  private boolean toCatchUp;

  private RecorderListener(Bootstrap bootstrap, Log log) {
    this.bootstrap = bootstrap;
    this.log = log;
  }

  /**
   * Adds a listener; neither JFR nor logging is initialised by that.
   *
   * <p>A JFR that is initialised already calls back from within {@code addListener}, holding the
   * lock on its list of listeners. Whoever closes a recording takes that lock while holding the
   * recorder's, so anything done in that call may deadlock; it is done afterwards instead.
   *
   * @return what removes it again
   */
  static Runnable add(Bootstrap bootstrap, Log log) {
    RecorderListener listener = new RecorderListener(bootstrap, log);
    FlightRecorder.addListener(listener);
    listener.adding = false;
    if (listener.toCatchUp) {
      listener.catchUp();
    }
    return listener;
  }

  @Override
  public void recorderInitialized(FlightRecorder recorder) {
    if (Thread.currentThread() == adder && adding) {
      toCatchUp = true;
    } else {
      register();
    }
  }

  /** Tells of a recording's start and end; JDK 8 can hand over null. */
  @Override
  public void recordingStateChanged(@Nullable Recording recording) {
    try {
      if (recording == null) {
        return;
      }
      RecordingState state = recording.getState();
      AgentCore core = state == RecordingState.NEW ? null : bootstrap.core();
      if (core == null) {
        return;
      }
      if (state == RecordingState.RUNNING) {
        core.recordingStarted();
      } else if (state == RecordingState.STOPPED || state == RecordingState.CLOSED) {
        core.recordingEnded();
      }
    } catch (Throwable t) {
      log.error("the start or end of a recording was missed", t);
    }
  }

  @Override
  public void run() {
    FlightRecorder.removeListener(this);
  }

  private void catchUp() {
    register();
    for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
      recordingStateChanged(recording);
    }
  }

  private void register() {
    try {
      AgentCore core = bootstrap.core();
      if (core != null) {
        core.recorderInitialized();
      }
    } catch (Throwable t) {
      log.error("the JFR events could not be registered", t);
    }
  }
}
