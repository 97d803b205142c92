package dev.kernelmemory.cli;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM's {@code jdk.management.jfr:type=FlightRecorder}, as far as it is used here. Its own
 * interface is in a module that this runtime may lack.
 */
public interface RemoteRecorderMXBean {
  /** The name of the MBean. */
  String NAME = "jdk.management.jfr:type=FlightRecorder";

  /** Makes a recording; returns its number. */
  long newRecording();

  /** Gives a recording the settings of a configuration of that JVM's JDK. */
  void setPredefinedConfiguration(long recording, String configuration);

  /** The settings of a recording. */
  Map<String, String> getRecordingSettings(long recording);

  /** Replaces the settings of a recording. */
  void setRecordingSettings(long recording, Map<String, String> settings);

  /** Sets the name of a recording and the like. */
  void setRecordingOptions(long recording, Map<String, String> options);

  /** Starts a recording. */
  void startRecording(long recording);

  /** Stops a recording. */
  boolean stopRecording(long recording);

  /** Begins to read a stopped recording; returns the number of a stream. */
  long openStream(long recording, @Nullable Map<String, String> options) throws IOException;

  /** The next bytes of a stream, null at its end. */
  byte @Nullable [] readStream(long stream) throws IOException;

  /** Ends a stream. */
  void closeStream(long stream) throws IOException;

  /** Gives a recording up. */
  void closeRecording(long recording) throws IOException;
}
