package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.SourceStatus;
import java.util.List;

/** The agent itself, {@code dev.kernelmemory:type=Agent}: what it does, what it costs, its end. */
@Described("The kernel-memory-agent in this JVM: what it does and what it costs.")
public interface AgentMXBean {
  /** The agent's version. */
  @Described("Version of the agent.")
  String getVersion();

  /** The options in force. */
  @Described("The options in force, each with where its value comes from.")
  String[] getOptions();

  /** The time from one sample to the next. */
  @Described(value = "Time from one sample to the next, from 10 to 3600000.", units = "ms")
  long getIntervalMillis();

  /**
   * Sets the interval; a sample is taken at once.
   *
   * @param millis from 10 to 3,600,000
   * @throws IllegalArgumentException if it is out of range
   */
  void setIntervalMillis(long millis);

  /** How many samples were taken. */
  @Described(value = "Samples taken since the agent started.", units = "1")
  long getSamplesTaken();

  /** What the last sample's reads took. */
  @Described(value = "Time that the last reading of all sources took.", units = "ns")
  long getLastReadNanos();

  /** What the slowest reads took. */
  @Described(value = "Time that the slowest readings took.", units = "ns")
  long getWorstReadNanos();

  /** Failed reads. */
  @Described(value = "Readings that failed, wholly or in a field.", units = "1")
  long getFailures();

  /** The files that are read. */
  @Described("The files that are read, each with how that has gone.")
  List<SourceStatus> getSources();

  /** The drivers, and whether their hooks are in. */
  @Described(
      "The operations that recordings can have told with their stack traces, each with its state:"
          + " idle, installed, or what is missing and why.")
  String[] getDrivers();

  /** Ends the agent. */
  @Described(
      "Ends the agent: thread, MBeans and JFR events are gone afterwards. Loading the agent again"
          + " starts it anew.")
  void stop();
}
