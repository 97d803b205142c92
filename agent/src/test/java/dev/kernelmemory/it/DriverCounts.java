package dev.kernelmemory.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;

/** Counts the drivers' events that DriversApp is behind. */
final class DriverCounts {
  private DriverCounts() {}

  /** How many events of one kind have which of its methods as its first frame. */
  static Map<String, Integer> of(Path recording, String event) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (RecordedEvent recorded : Recordings.events(recording, "dev.kernelmemory." + event)) {
      counts.merge(method(recorded), 1, Integer::sum);
    }
    return counts;
  }

  private static String method(RecordedEvent event) {
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      if (frame.getMethod().getType().getName().equals("DriversApp")) {
        return frame.getMethod().getName();
      }
    }
    return "";
  }
}
