package dev.kernelmemory.recording;

import dev.kernelmemory.environment.Environment;
import dev.kernelmemory.events.HostKernelMemory;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.HostMemory;
import dev.kernelmemory.sample.Sampler;
import java.util.function.Supplier;

/** Writes the host's memory. */
final class HostHook implements Runnable {
  private final Sampler sampler;
  private final Supplier<Environment> environment;

  HostHook(Sampler sampler, Supplier<Environment> environment) {
    this.sampler = sampler;
    this.environment = environment;
  }

  @Override
  public void run() {
    // A new object each time: on JDK 17 a second commit of the same one keeps the first's time.
    HostKernelMemory event = new HostKernelMemory();
    if (!event.isEnabled()) {
      return;
    }
    HostMemory host = sampler.latest().host();
    event.slab = Missing.or(host.get(Dimension.SLAB));
    event.slabReclaimable = Missing.or(host.slabReclaimable());
    event.slabUnreclaimable = Missing.or(host.slabUnreclaimable());
    event.kernelReclaimable = Missing.or(host.kernelReclaimable());
    event.vmallocUsed = Missing.or(host.get(Dimension.VMALLOC_USED));
    event.vmallocTotal = Missing.or(host.vmallocTotal());
    event.kernelStack = Missing.or(host.get(Dimension.KERNEL_STACK));
    event.shadowCallStack = Missing.or(host.shadowCallStack());
    event.pageTables = Missing.or(host.get(Dimension.PAGE_TABLES));
    event.secondaryPageTables = Missing.or(host.secondaryPageTables());
    event.perCPU = Missing.or(host.get(Dimension.PER_CPU));
    event.lowerBound =
        Missing.or(host.lowerBound(environment.get().stackPlacement().mayBeInVmalloc()));
    event.memTotal = Missing.or(host.memTotal());
    event.memFree = Missing.or(host.memFree());
    event.memAvailable = Missing.or(host.memAvailable());
    event.lru = Missing.or(host.use().lru());
    event.mapped = Missing.or(host.use().mapped());
    event.tasks = Missing.or(host.use().tasks());
    event.sampleTime = host.takenAt().wallMillis();
    event.commit();
  }
}
