package dev.kernelmemory.recording;

import dev.kernelmemory.events.ContainerKernelMemory;
import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Sampler;

/** Writes the kernel memory of the JVM's control group, if it is in one. */
final class ContainerHook implements Runnable {
  private final Sampler sampler;

  ContainerHook(Sampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public void run() {
    ContainerKernelMemory event = new ContainerKernelMemory();
    ContainerMemory memory = sampler.latest().container();
    if (!event.isEnabled() || memory.cgroupDirectory().isEmpty()) {
      return;
    }
    event.slab = Missing.or(memory.get(Dimension.SLAB));
    event.slabReclaimable = Missing.or(memory.get(ContainerField.SLAB_RECLAIMABLE));
    event.slabUnreclaimable = Missing.or(memory.get(ContainerField.SLAB_UNRECLAIMABLE));
    event.vmallocUsed = Missing.or(memory.get(Dimension.VMALLOC_USED));
    event.kernelStack = Missing.or(memory.get(Dimension.KERNEL_STACK));
    event.pageTables = Missing.or(memory.get(Dimension.PAGE_TABLES));
    event.secondaryPageTables = Missing.or(memory.get(ContainerField.SEC_PAGE_TABLES));
    event.perCPU = Missing.or(memory.get(Dimension.PER_CPU));
    event.kernel = Missing.or(memory.get(ContainerField.KERNEL));
    event.current = Missing.or(memory.get(ContainerField.CURRENT));
    event.limit = Missing.orLimit(memory.get(ContainerField.LIMIT));
    event.sampleTime = memory.takenAt().wallMillis();
    event.commit();
  }
}
