package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmc.common.item.IItemCollection;

/** Takes the agent's samples out of a recording. */
final class Samples {
  private static final Map<String, Quantity> OF_HOST_OR_CONTAINER =
      Map.ofEntries(
          Map.entry("slab", Quantity.SLAB),
          Map.entry("slabReclaimable", Quantity.SLAB_RECLAIMABLE),
          Map.entry("slabUnreclaimable", Quantity.SLAB_UNRECLAIMABLE),
          Map.entry("vmallocUsed", Quantity.VMALLOC_USED),
          Map.entry("kernelStack", Quantity.KERNEL_STACK),
          Map.entry("pageTables", Quantity.PAGE_TABLES),
          Map.entry("perCPU", Quantity.PER_CPU),
          Map.entry("memTotal", Quantity.MEM_TOTAL),
          Map.entry("memAvailable", Quantity.MEM_AVAILABLE),
          Map.entry("lru", Quantity.LRU),
          Map.entry("mapped", Quantity.MAPPED),
          Map.entry("tasks", Quantity.TASKS),
          Map.entry("kernel", Quantity.KERNEL),
          Map.entry("current", Quantity.CURRENT),
          Map.entry("limit", Quantity.LIMIT));
  private static final Map<String, Quantity> OF_PROCESS =
      Map.of(
          "kernelStack", Quantity.KERNEL_STACK,
          "pageTables", Quantity.PAGE_TABLES,
          "resident", Quantity.RESIDENT,
          "threads", Quantity.THREADS);

  private final List<Observation> observations = new ArrayList<>();
  private Machine machine = Machine.UNKNOWN;
  private long containerTasks = Observation.ABSENT;

  private Samples() {}

  static Observed of(IItemCollection recording) {
    Samples samples = new Samples();
    Event.read(recording, Types.ENVIRONMENT, samples::setMachine);
    Event.read(recording, Types.ACCOUNTING, e -> samples.containerTasks = e.number("processes"));
    Event.read(recording, Types.HOST, e -> samples.add(Scope.HOST, e, OF_HOST_OR_CONTAINER));
    Event.read(
        recording, Types.CONTAINER, e -> samples.add(Scope.CONTAINER, e, OF_HOST_OR_CONTAINER));
    Event.read(recording, Types.PROCESS, e -> samples.add(Scope.PROCESS, e, OF_PROCESS));
    return Observed.of(samples.machine, samples.observations);
  }

  private void add(Scope scope, Event event, Map<String, Quantity> fields) {
    long sampled = event.number("sampleTime");
    Observation.Builder observation = Observation.of(scope, sampled > 0 ? sampled : event.millis());
    fields.forEach((field, quantity) -> observation.set(quantity, event.number(field)));
    if (scope == Scope.CONTAINER) {
      observation.set(Quantity.TASKS, containerTasks);
    }
    observations.add(observation.build());
  }

  private void setMachine(Event event) {
    machine =
        new Machine(
            kind(event.text("machine")),
            stacks(event.text("stackPlacement")),
            event.number("pageSize"),
            event.number("threadSize"),
            (int) event.number("possibleProcessors"),
            -1);
  }

  private static Machine.Kind kind(String label) {
    return switch (label) {
      case "physical" -> Machine.Kind.PHYSICAL;
      case "virtual" -> Machine.Kind.VIRTUAL;
      default -> Machine.Kind.UNKNOWN;
    };
  }

  private static Machine.Stacks stacks(String label) {
    return switch (label) {
      case "vmalloc" -> Machine.Stacks.IN_VMALLOC;
      case "pages" -> Machine.Stacks.IN_PAGES;
      default -> Machine.Stacks.UNKNOWN;
    };
  }
}
