package dev.kernelmemory.cli;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The demo's recording: the host's kernel memory, and the JVM's thread statistics beside it. */
final class DemoRecording implements Closeable {
  private static final String HOST_EVENT = "dev.kernelmemory.HostKernelMemory";

  private final Recording recording;

  private DemoRecording(Recording recording) {
    this.recording = recording;
  }

  static DemoRecording start() {
    Recording recording = new Recording();
    recording.setName("kernel-memory-demo");
    recording.enable(HOST_EVENT).withPeriod(Duration.ofSeconds(1));
    recording.enable("dev.kernelmemory.Environment").withPeriod(Duration.ofMinutes(1));
    recording.enable("jdk.JavaThreadStatistics").withPeriod(Duration.ofSeconds(1));
    recording.start();
    return new DemoRecording(recording);
  }

  void writeTo(File file) throws IOException {
    recording.stop();
    recording.dump(file.toPath());
  }

  static int countEvents(File file) throws IOException {
    int count = 0;
    try (RecordingFile events = new RecordingFile(file.toPath())) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals(HOST_EVENT)) {
          count++;
        }
      }
    }
    return count;
  }

  @Override
  public void close() {
    recording.close();
  }
}
