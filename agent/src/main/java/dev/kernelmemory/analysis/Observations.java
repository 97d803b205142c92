package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.HostMemory;
import dev.kernelmemory.sample.KernelMemory;
import dev.kernelmemory.sample.ProcessField;
import dev.kernelmemory.sample.ProcessMemory;
import dev.kernelmemory.sample.Scope;

/** A sample's numbers as observations. */
final class Observations {
  private static final Dimension[] DIMENSIONS = Dimension.values();

  private Observations() {}

  static Observation of(HostMemory memory, long timeMillis) {
    return dimensions(Scope.HOST, memory, timeMillis)
        .set(Quantity.SLAB_RECLAIMABLE, memory.slabReclaimable())
        .set(Quantity.SLAB_UNRECLAIMABLE, memory.slabUnreclaimable())
        .set(Quantity.MEM_TOTAL, memory.memTotal())
        .set(Quantity.MEM_AVAILABLE, memory.memAvailable())
        .set(Quantity.LRU, memory.use().lru())
        .set(Quantity.MAPPED, memory.use().mapped())
        .set(Quantity.TASKS, memory.use().tasks())
        .build();
  }

  static Observation of(ContainerMemory memory, long timeMillis) {
    long limit = memory.get(ContainerField.LIMIT);
    return dimensions(Scope.CONTAINER, memory, timeMillis)
        .set(Quantity.SLAB_RECLAIMABLE, memory.get(ContainerField.SLAB_RECLAIMABLE))
        .set(Quantity.SLAB_UNRECLAIMABLE, memory.get(ContainerField.SLAB_UNRECLAIMABLE))
        .set(Quantity.KERNEL, memory.get(ContainerField.KERNEL))
        .set(Quantity.CURRENT, memory.get(ContainerField.CURRENT))
        .set(Quantity.LIMIT, limit == ContainerMemory.UNLIMITED ? Observation.ABSENT : limit)
        .set(Quantity.TASKS, memory.get(ContainerField.TASKS))
        .build();
  }

  static Observation of(ProcessMemory memory, long timeMillis) {
    return dimensions(Scope.PROCESS, memory, timeMillis)
        .set(Quantity.RESIDENT, memory.get(ProcessField.RESIDENT))
        .set(Quantity.THREADS, memory.get(ProcessField.THREADS))
        .set(Quantity.OPEN_FILES, memory.get(ProcessField.OPEN_FILES))
        .build();
  }

  private static Observation.Builder dimensions(Scope scope, KernelMemory memory, long timeMillis) {
    Observation.Builder observation = Observation.of(scope, timeMillis);
    for (Dimension dimension : DIMENSIONS) {
      observation.set(Quantity.of(dimension), memory.get(dimension));
    }
    return observation;
  }
}
