package dev.kernelmemory.recording;

import dev.kernelmemory.events.NodeKernelMemory;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.NodeMemory;
import dev.kernelmemory.sample.Sampler;

/** Writes one event for each NUMA node, where there is more than one. */
final class NodesHook implements Runnable {
  private final Sampler sampler;

  NodesHook(Sampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public void run() {
    for (NodeMemory memory : sampler.latest().nodes()) {
      NodeKernelMemory event = new NodeKernelMemory();
      event.node = memory.node();
      event.slab = Missing.or(memory.get(Dimension.SLAB));
      event.slabReclaimable = Missing.or(memory.slabReclaimable());
      event.slabUnreclaimable = Missing.or(memory.slabUnreclaimable());
      event.kernelReclaimable = Missing.or(memory.kernelReclaimable());
      event.kernelStack = Missing.or(memory.get(Dimension.KERNEL_STACK));
      event.pageTables = Missing.or(memory.get(Dimension.PAGE_TABLES));
      event.secondaryPageTables = Missing.or(memory.secondaryPageTables());
      event.memTotal = Missing.or(memory.memTotal());
      event.memFree = Missing.or(memory.memFree());
      event.sampleTime = memory.takenAt().wallMillis();
      event.commit();
    }
  }
}
