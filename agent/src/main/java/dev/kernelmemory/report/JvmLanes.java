package dev.kernelmemory.report;

import static dev.kernelmemory.report.EventFields.micros;
import static dev.kernelmemory.report.EventFields.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;

/** The JVM's own numbers in a recording, as far as its settings had them recorded. */
final class JvmLanes implements Consumer<RecordedEvent> {
  private static final String OVER_THRESHOLD =
      "As recorded: with default settings, operations that took 20 ms or longer.";

  private final Track threads = new Track(2);
  private final Track heap = new Track(2);
  private final Track heapAccounted = new Track(2);
  private final Track pauses = new Track(1);
  private final Track directBuffers = new Track(1);
  private final Track directBuffersAccounted = new Track(1);
  private final Throughput files = new Throughput();
  private final Throughput sockets = new Throughput();

  @Override
  public void accept(RecordedEvent event) {
    long time = event.getStartTime().toEpochMilli();
    switch (event.getEventType().getName()) {
      case "jdk.JavaThreadStatistics":
        threads.add(time, number(event, "activeCount"), number(event, "daemonCount"));
        break;
      case "jdk.GCHeapSummary":
        heap.add(time, number(event, "heapUsed"), committed(event));
        break;
      case "jdk.GarbageCollection":
        pauses.add(time, micros(event, "sumOfPauses"));
        break;
      case "jdk.DirectBufferStatistics":
        directBuffers.add(time, number(event, "memoryUsed"));
        break;
      case "dev.kernelmemory.ContainerAccounting":
        heapAccounted.add(time, number(event, "heapUsed"), number(event, "heapCommitted"));
        directBuffersAccounted.add(time, number(event, "directBuffers"));
        break;
      case "jdk.FileRead":
        files.add(time, number(event, "bytesRead"), 0);
        break;
      case "jdk.FileWrite":
        files.add(time, 0, number(event, "bytesWritten"));
        break;
      case "jdk.SocketRead":
        sockets.add(time, number(event, "bytesRead"), 0);
        break;
      case "jdk.SocketWrite":
        sockets.add(time, 0, number(event, "bytesWritten"));
        break;
      default:
        break;
    }
  }

  /** A chart for each lane that there is anything to draw in, in that time. */
  List<Chart> charts(TimeRange range) {
    List<Chart> charts = new ArrayList<>();
    line(
        charts,
        "threads",
        "Java threads",
        "",
        Unit.COUNT,
        periodic(threads, range),
        "threads",
        "daemons");
    boolean hasCollections = heap.size() > heapAccounted.size();
    String heapNote = hasCollections ? "Before and after each garbage collection." : "";
    Track heapTrack = hasCollections ? heap.within(range) : periodic(heapAccounted, range);
    line(
        charts, "heap", "Heap", heapNote, Unit.BYTES, heapTrack.within(range), "used", "committed");
    Track collections = pauses.within(range);
    if (collections.highest(0) >= 0) {
      charts.add(
          new Chart(
              "pauses",
              "GC pauses",
              "The sum of the pauses of each garbage collection.",
              Chart.Kind.BARS,
              Unit.MICROSECONDS,
              collections,
              "pause"));
    }
    Track buffers = directBuffers.size() > 0 ? directBuffers : directBuffersAccounted;
    line(charts, "buffers", "Direct buffers", "", Unit.BYTES, periodic(buffers, range), "used");
    throughput(charts, "files", "File I/O", files.perSecond().within(range));
    throughput(charts, "sockets", "Socket I/O", sockets.perSecond().within(range));
    return charts;
  }

  private static Track periodic(Track track, TimeRange range) {
    return track.within(range).withGaps();
  }

  private static void line(
      List<Chart> charts,
      String id,
      String title,
      String note,
      Unit unit,
      Track track,
      String... names) {
    if (track.highest(0) >= 0) {
      charts.add(new Chart(id, title, note, Chart.Kind.LINES, unit, track, names));
    }
  }

  private static void throughput(List<Chart> charts, String id, String title, Track track) {
    if (track.size() > 0) {
      charts.add(
          new Chart(
              id,
              title,
              OVER_THRESHOLD,
              Chart.Kind.UP_AND_DOWN,
              Unit.BYTES_PER_SECOND,
              track,
              "read",
              "written"));
    }
  }

  private static long committed(RecordedEvent event) {
    Object space = event.hasField("heapSpace") ? event.getValue("heapSpace") : null;
    return space instanceof RecordedObject
        ? number((RecordedObject) space, "committedSize")
        : Track.ABSENT;
  }
}
