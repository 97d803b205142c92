package dev.kernelmemory.input;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.sample.Scope;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording of Flight Recorder once, for the agent's samples; what else is in it is handed
 * on. Needs jdk.jfr, and a JDK not older than the one that recorded.
 */
public final class RecordingInput {
  private static final String PREFIX = "dev.kernelmemory.";
  private static final Field[] OF_HOST_OR_CONTAINER = {
    new Field("slab", Quantity.SLAB),
    new Field("slabReclaimable", Quantity.SLAB_RECLAIMABLE),
    new Field("slabUnreclaimable", Quantity.SLAB_UNRECLAIMABLE),
    new Field("vmallocUsed", Quantity.VMALLOC_USED),
    new Field("kernelStack", Quantity.KERNEL_STACK),
    new Field("pageTables", Quantity.PAGE_TABLES),
    new Field("perCPU", Quantity.PER_CPU),
    new Field("memTotal", Quantity.MEM_TOTAL),
    new Field("memAvailable", Quantity.MEM_AVAILABLE),
    new Field("lru", Quantity.LRU),
    new Field("mapped", Quantity.MAPPED),
    new Field("tasks", Quantity.TASKS),
    new Field("kernel", Quantity.KERNEL),
    new Field("current", Quantity.CURRENT),
    new Field("limit", Quantity.LIMIT)
  };
  private static final Field[] OF_PROCESS = {
    new Field("kernelStack", Quantity.KERNEL_STACK),
    new Field("pageTables", Quantity.PAGE_TABLES),
    new Field("resident", Quantity.RESIDENT),
    new Field("threads", Quantity.THREADS)
  };

  private final List<Observation> observations = new ArrayList<>();
  private long containerTasks = Observation.ABSENT;
  private Machine machine = Machine.UNKNOWN;

  private RecordingInput() {}

  /**
   * Reads a recording.
   *
   * @param others receives each event that is no sample, in the file's order, which is not that of
   *     time
   * @throws IOException if the file can't be read, or is no recording, or a damaged one
   */
  public static Observed read(File file, Consumer<RecordedEvent> others) throws IOException {
    RecordingInput input = new RecordingInput();
    try (RecordingFile events = open(file)) {
      for (RecordedEvent event = next(events); event != null; event = next(events)) {
        input.take(event, others);
      }
    }
    return Observed.of(input.machine, input.observations);
  }

  /**
   * The JDK throws anything at a damaged file, InternalErrors too, and wants arrays of any length.
   */
  private static RecordingFile open(File file) throws IOException {
    try {
      return new RecordingFile(file.toPath());
    } catch (RuntimeException | VirtualMachineError e) {
      throw new IOException("the recording is damaged: " + e, e);
    }
  }

  private static @Nullable RecordedEvent next(RecordingFile events) throws IOException {
    try {
      return events.hasMoreEvents() ? events.readEvent() : null;
    } catch (RuntimeException | VirtualMachineError e) {
      throw new IOException("the recording is damaged: " + e, e);
    }
  }

  /** Whether a file begins as recordings do. */
  public static boolean isRecording(byte[] beginning) {
    return beginning.length >= 4
        && beginning[0] == 'F'
        && beginning[1] == 'L'
        && beginning[2] == 'R'
        && beginning[3] == 0;
  }

  private void take(RecordedEvent event, Consumer<RecordedEvent> others) {
    String name = event.getEventType().getName();
    if (!name.startsWith(PREFIX)) {
      others.accept(event);
      return;
    }
    switch (name.substring(PREFIX.length())) {
      case "HostKernelMemory":
        add(Scope.HOST, event, OF_HOST_OR_CONTAINER);
        break;
      case "ContainerKernelMemory":
        add(Scope.CONTAINER, event, OF_HOST_OR_CONTAINER);
        break;
      case "ProcessKernelMemory":
        add(Scope.PROCESS, event, OF_PROCESS);
        break;
      case "Environment":
        machine = machine(event);
        others.accept(event);
        break;
      case "ContainerAccounting":
        containerTasks = Math.max(Observation.ABSENT, number(event, "processes"));
        others.accept(event);
        break;
      default:
        others.accept(event);
    }
  }

  private void add(Scope scope, RecordedEvent event, Field[] fields) {
    long sampled = number(event, "sampleTime");
    long millis = sampled > 0 ? sampled : event.getStartTime().toEpochMilli();
    Observation.Builder observation = Observation.of(scope, millis);
    for (Field field : fields) {
      observation.set(field.quantity, number(event, field.name));
    }
    if (scope == Scope.CONTAINER) {
      observation.set(Quantity.TASKS, containerTasks);
    }
    observations.add(observation.build());
  }

  private static Machine machine(RecordedEvent event) {
    String kind = text(event, "machine");
    String stacks = text(event, "stackPlacement");
    return new Machine(
        "physical".equals(kind)
            ? Machine.Kind.PHYSICAL
            : "virtual".equals(kind) ? Machine.Kind.VIRTUAL : Machine.Kind.UNKNOWN,
        "vmalloc".equals(stacks)
            ? Machine.Stacks.IN_VMALLOC
            : "pages".equals(stacks) ? Machine.Stacks.IN_PAGES : Machine.Stacks.UNKNOWN,
        number(event, "pageSize"),
        number(event, "threadSize"),
        (int) Math.max(-1, number(event, "possibleProcessors")),
        -1);
  }

  /** A recording of another version may lack a field, or have it with another type. */
  private static long number(RecordedEvent event, String field) {
    Object value = event.hasField(field) ? event.getValue(field) : null;
    return value instanceof Number ? Math.max(-1, ((Number) value).longValue()) : -1;
  }

  private static String text(RecordedEvent event, String field) {
    Object value = event.hasField(field) ? event.getValue(field) : null;
    return value instanceof String ? (String) value : "";
  }

  private static final class Field {
    final String name;
    final Quantity quantity;

    Field(String name, Quantity quantity) {
      this.name = name;
      this.quantity = quantity;
    }
  }
}
