package dev.kernelmemory.attribution;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
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
  private static final String CONTAINER = "dev.kernelmemory.ContainerKernelMemory";
  private static final String PROCESS = "dev.kernelmemory.ProcessKernelMemory";
  private static final String ENVIRONMENT = "dev.kernelmemory.Environment";
  private static final String THREAD_END = "jdk.ThreadEnd";

  private final File file;
  private final Map<Scope, Map<Dimension, SampleSeries>> samples = new EnumMap<>(Scope.class);
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
   * @return one explanation for each dimension of a scope that has grown by a mebibyte or more
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
            addSample(Scope.HOST, event);
            break;
          case CONTAINER:
            addSample(Scope.CONTAINER, event);
            break;
          case PROCESS:
            addProcessSample(event);
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
    if (!samples.containsKey(Scope.HOST)) {
      throw new IOException(file + " has no event " + HOST + ": was the agent loaded?");
    }
  }

  private void addSample(Scope scope, RecordedEvent event) {
    add(scope, Dimension.SLAB, event, "slab");
    add(scope, Dimension.VMALLOC_USED, event, "vmallocUsed");
    add(scope, Dimension.KERNEL_STACK, event, "kernelStack");
    add(scope, Dimension.PAGE_TABLES, event, "pageTables");
    add(scope, Dimension.PER_CPU, event, "perCPU");
  }

  private void addProcessSample(RecordedEvent event) {
    add(Scope.PROCESS, Dimension.KERNEL_STACK, event, "kernelStack");
    add(Scope.PROCESS, Dimension.PAGE_TABLES, event, "pageTables");
  }

  private void add(Scope scope, Dimension dimension, RecordedEvent event, String field) {
    samples
        .computeIfAbsent(scope, key -> new EnumMap<>(Dimension.class))
        .computeIfAbsent(dimension, key -> new SampleSeries())
        .add(event.getStartTime().toEpochMilli(), event.getLong(field));
  }

  private List<Explanation> growths() {
    List<Explanation> explanations = new ArrayList<>();
    for (Map.Entry<Scope, Map<Dimension, SampleSeries>> ofScope : samples.entrySet()) {
      Scope scope = ofScope.getKey();
      // In a control group, vmalloc does not contain the stacks.
      KernelCosts costs = new KernelCosts(threadSizeBytes, stacksInVmalloc && scope == Scope.HOST);
      for (Map.Entry<Dimension, SampleSeries> entry : ofScope.getValue().entrySet()) {
        Growth growth = Growth.largest(scope, entry.getKey(), entry.getValue(), LEAST_GROWTH_BYTES);
        if (growth != null) {
          explanations.add(new Explanation(growth, costs));
        }
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
