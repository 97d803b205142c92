package dev.kernelmemory.cli;

import dev.kernelmemory.agent.Options;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import jdk.jfr.Configuration;

/**
 * A recording in another JVM, with that JDK's default settings and ours; its data comes back over
 * the connection, so that the file is written here.
 */
final class RemoteRecording implements Closeable {
  private static final String SETTINGS = "/kernel-memory.jfc";

  private final RemoteRecorderMXBean recorder;
  private final long number;
  private final AtomicBoolean closed = new AtomicBoolean();

  private RemoteRecording(RemoteRecorderMXBean recorder) {
    this.recorder = recorder;
    this.number = recorder.newRecording();
  }

  static RemoteRecording start(MBeanServerConnection connection) throws IOException, JMException {
    ObjectName name = new ObjectName(RemoteRecorderMXBean.NAME);
    if (!connection.isRegistered(name)) {
      throw new IOException("it has no Flight Recorder, or not the module jdk.management.jfr");
    }
    RemoteRecording recording =
        new RemoteRecording(JMX.newMXBeanProxy(connection, name, RemoteRecorderMXBean.class));
    try {
      recording.startWithSettings();
      return recording;
    } catch (IOException | RuntimeException e) {
      recording.close();
      throw e;
    }
  }

  private void startWithSettings() throws IOException {
    recorder.setPredefinedConfiguration(number, "default");
    Map<String, String> settings = new HashMap<>(recorder.getRecordingSettings(number));
    settings.putAll(ownSettings());
    recorder.setRecordingSettings(number, settings);
    recorder.setRecordingOptions(number, Collections.singletonMap("name", "kernel-memory-record"));
    recorder.startRecording(number);
  }

  private static Map<String, String> ownSettings() throws IOException {
    InputStream in = Options.class.getResourceAsStream(SETTINGS);
    if (in == null) {
      throw new IOException("the agent's jar is not whole: it has no " + SETTINGS);
    }
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return Configuration.create(reader).getSettings();
    } catch (ParseException e) {
      throw new IOException("the agent's jar is not whole: " + SETTINGS, e);
    }
  }

  /** Stops the recording and writes what it holds. */
  void writeTo(File file) throws IOException {
    recorder.stopRecording(number);
    long stream = recorder.openStream(number, null);
    try (OutputStream out = Files.newOutputStream(file.toPath())) {
      for (byte[] next = recorder.readStream(stream);
          next != null;
          next = recorder.readStream(stream)) {
        out.write(next);
      }
    } finally {
      recorder.closeStream(stream);
    }
  }

  /** Gives the recording up, in the other JVM too. */
  @Override
  public void close() throws IOException {
    if (!closed.getAndSet(true)) {
      recorder.closeRecording(number);
    }
  }
}
