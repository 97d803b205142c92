package dev.kernelmemory.attribution;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.input.RecordingInput;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording: once for what has grown, and again, if there is any of it, for what was done
 * meanwhile.
 *
 * <p>Threads that have ended before the growth's end are left out; whatever else was closed again
 * is not known and stays in.
 */
public final class RecordingAttribution {
  /** Less moves all the time on any machine. */
  private static final long LEAST_GROWTH_BYTES = 1 << 20;

  private static final String THREAD_END = "jdk.ThreadEnd";

  private final File file;
  private final Consumer<RecordedEvent> others;
  private final Map<Long, Long> threadEnds = new HashMap<>();
  private final Map<String, Operation> operations = new HashMap<>();
  private final Observed observed;
  private boolean hasOperations;

  private RecordingAttribution(File file, Consumer<RecordedEvent> others) throws IOException {
    this.file = file;
    this.others = others;
    for (Operation operation : Operation.values()) {
      operations.put(operation.event(), operation);
    }
    this.observed = RecordingInput.read(file, this::takeNote);
  }

  /**
   * Reads a recording's samples.
   *
   * @param others receives each event that is neither a sample nor an operation
   * @throws IOException if the file can't be read, or is no recording with samples of the agent
   */
  public static RecordingAttribution read(File file, Consumer<RecordedEvent> others)
      throws IOException {
    RecordingAttribution attribution = new RecordingAttribution(file, others);
    if (attribution.observed.of(Scope.HOST).isEmpty()) {
      throw new IOException(
          file + " has no event dev.kernelmemory.HostKernelMemory: was the agent loaded?");
    }
    return attribution;
  }

  /** The samples. */
  public Observed observed() {
    return observed;
  }

  /**
   * Explains what has grown.
   *
   * @return one explanation for each dimension of a scope that has grown by a mebibyte or more
   * @throws IOException if the file can't be read once more
   */
  public List<Explanation> explain() throws IOException {
    List<Explanation> explanations = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      for (Dimension dimension : Dimension.values()) {
        Growth growth = Growth.largest(scope, dimension, observed.of(scope), LEAST_GROWTH_BYTES);
        if (growth != null) {
          explanations.add(new Explanation(growth, costs(scope)));
        }
      }
    }
    if (hasOperations && !explanations.isEmpty()) {
      readOperations(explanations);
    }
    return explanations;
  }

  private KernelCosts costs(Scope scope) {
    // In a control group, vmalloc does not contain the stacks.
    boolean inVmalloc = observed.machine().stacks() != Machine.Stacks.IN_PAGES;
    return new KernelCosts(observed.machine().threadSizeBytes(), inVmalloc && scope == Scope.HOST);
  }

  private void takeNote(RecordedEvent event) {
    String name = event.getEventType().getName();
    if (operations.containsKey(name)) {
      hasOperations = true;
    } else if (name.equals(THREAD_END)) {
      RecordedThread thread = event.getThread("thread");
      if (thread != null) {
        threadEnds.put(thread.getJavaThreadId(), event.getStartTime().toEpochMilli());
      }
    } else {
      others.accept(event);
    }
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
        count = operations(event);
        amount = count;
        String path = event.getString("path");
        name = path == null ? "" : path;
        break;
      case SOCKET_OPEN:
      case SOCKET_ACCEPT:
        count = operations(event);
        amount = count;
        break;
      default:
        break;
    }
    explanation.add(operation, Place.of(stack(event)), count, amount, name);
  }

  /** How many one event stands for; recordings of early versions have an event for each. */
  private static long operations(RecordedEvent event) {
    return event.hasField("operations") ? Math.max(1, event.getLong("operations")) : 1;
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
