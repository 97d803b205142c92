package dev.kernelmemory.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Reads recordings. */
final class Recordings {
  static final String HOST = "dev.kernelmemory.HostKernelMemory";
  static final String ENVIRONMENT = "dev.kernelmemory.Environment";

  private Recordings() {}

  static List<RecordedEvent> events(Path file, String type) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(type))
        .toList();
  }
}
