package dev.kernelmemory.attribution;

import dev.kernelmemory.sample.Dimension;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording twice: for what has grown, and then for what was done meanwhile.
 *
 * <p>Threads that have ended before the growth's end are left out; whatever else was closed again
 * is not known and stays in.
 */
public final class RecordingAttribution {
  /** Less moves all the time on any machine. */
  private static final long LEAST_GROWTH_BYTES = 1 << 20;

  private static final String HOST = "dev.kernelmemory.HostKernelMemory";
  private static final String ENVIRONMENT = "dev.kernelmemory.Environment";
  private static final String THREAD_END = "jdk.ThreadEnd";

  private final File file;
  private final Map<Dimension, SampleSeries> samples = new EnumMap<>(Dimension.class);
  private final Map<Long, Long> threadEnds = new HashMap<>();
  private final Map<String, Operation> operations = new HashMap<>();
  private long threadSizeBytes;
  private boolean stacksInVmalloc = true;

  private RecordingAttribution(File file) {
    this.file = file;
    for (Operation operation : Operation.values()) {
      operations.put(operation.event(), operation);
    }
  }

  /**
   * Explains what has grown in a recording.
   *
   * @return one explanation for each dimension that has grown by a mebibyte or more
   * @throws IOException if the file can't be read, or is no recording with samples of the agent
   */
  public static List<Explanation> of(File file) throws IOException {
    RecordingAttribution attribution = new RecordingAttribution(file);
    attribution.readSamples();
    List<Explanation> explanations = attribution.growths();
    attribution.readOperations(explanations);
    return explanations;
  }

  private void readSamples() throws IOException {
    try (RecordingFile events = new RecordingFile(file.toPath())) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        switch (event.getEventType().getName()) {
          case HOST:
            addSample(event);
            break;
          case ENVIRONMENT:
            threadSizeBytes = event.getLong("threadSize");
            stacksInVmalloc = !"pages".equals(event.getString("stackPlacement"));
            break;
          case THREAD_END:
            RecordedThread thread = event.getThread("thread");
            if (thread != null) {
              threadEnds.put(thread.getJavaThreadId(), event.getStartTime().toEpochMilli());
            }
            break;
          default:
            break;
        }
      }
    }
    if (series(Dimension.SLAB).size() == 0) {
      throw new IOException(file + " has no event " + HOST + ": was the agent loaded?");
    }
  }

  private void addSample(RecordedEvent event) {
    long millis = event.getStartTime().toEpochMilli();
    series(Dimension.SLAB).add(millis, event.getLong("slab"));
    series(Dimension.VMALLOC_USED).add(millis, event.getLong("vmallocUsed"));
    series(Dimension.KERNEL_STACK).add(millis, event.getLong("kernelStack"));
    series(Dimension.PAGE_TABLES).add(millis, event.getLong("pageTables"));
    series(Dimension.PER_CPU).add(millis, event.getLong("perCPU"));
  }

  private SampleSeries series(Dimension dimension) {
    SampleSeries series = samples.get(dimension);
    if (series == null) {
      series = new SampleSeries();
      samples.put(dimension, series);
    }
    return series;
  }

  private List<Explanation> growths() {
    KernelCosts costs = new KernelCosts(threadSizeBytes, stacksInVmalloc);
    List<Explanation> explanations = new ArrayList<>();
    for (Map.Entry<Dimension, SampleSeries> entry : samples.entrySet()) {
      Growth growth = Growth.largest(entry.getKey(), entry.getValue(), LEAST_GROWTH_BYTES);
      if (growth != null) {
        explanations.add(new Explanation(growth, costs));
      }
    }
    return explanations;
  }

  private void readOperations(List<Explanation> explanations) throws IOException {
    try (RecordingFile events = new RecordingFile(file.toPath())) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        Operation operation = operations.get(event.getEventType().getName());
        if (operation != null) {
          for (Explanation explanation : explanations) {
            add(explanation, operation, event);
          }
        }
      }
    }
  }

  private void add(Explanation explanation, Operation operation, RecordedEvent event) {
    if (!explanation.covers(event.getStartTime().toEpochMilli())) {
      return;
    }
    long count = 1;
    long amount = 1;
    String name = "";
    switch (operation) {
      case THREAD_START:
        if (hasEnded(event.getThread("thread"), explanation.growth())) {
          return;
        }
        break;
      case NAME_LOOKUP:
        count = event.getLong("lookups");
        amount = count;
        break;
      case FILE_MAP:
      case DIRECT_MEMORY:
        amount = event.getLong("size");
        break;
      case FILE_OPEN:
      case DIRECTORY_OPEN:
        String path = event.getString("path");
        name = path == null ? "" : path;
        break;
      default:
        break;
    }
    explanation.add(operation, Place.of(stack(event)), count, amount, name);
  }

  private boolean hasEnded(@Nullable RecordedThread thread, Growth growth) {
    Long end = thread == null ? null : threadEnds.get(thread.getJavaThreadId());
    return end != null && end <= growth.toMillis();
  }

  private static List<String> stack(RecordedEvent event) {
    List<String> stack = new ArrayList<>();
    RecordedStackTrace trace = event.getStackTrace();
    if (trace != null) {
      for (RecordedFrame frame : trace.getFrames()) {
        stack.add(
            frame.getMethod().getType().getName()
                + '.'
                + frame.getMethod().getName()
                + ':'
                + frame.getLineNumber());
      }
    }
    return stack;
  }
}
