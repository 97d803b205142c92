package dev.kernelmemory.recording;

import dev.kernelmemory.events.MemoryEventsChange;
import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.ProcessField;
import dev.kernelmemory.sample.Snapshot;
import dev.kernelmemory.sample.SnapshotListener;

/**
 * Writes an event, with the numbers of that moment, whenever the group was throttled, ran into its
 * limit or lost a process to the OOM killer; on the sampling thread.
 */
final class MemoryEventsWatcher implements SnapshotListener {
  private final ContainerEvents events = new ContainerEvents();

  @Override
  public void sampled(Snapshot previous, Snapshot snapshot) {
    ContainerMemory now = snapshot.container();
    if (previous.container() == now) {
      return;
    }
    events.take(now);
    if (events.anything()) {
      write(now, snapshot);
    }
  }

  private void write(ContainerMemory now, Snapshot snapshot) {
    MemoryEventsChange event = new MemoryEventsChange();
    event.low = number(now, ContainerField.LOW_EVENTS);
    event.high = number(now, ContainerField.HIGH_EVENTS);
    event.max = number(now, ContainerField.MAX_EVENTS);
    event.oom = number(now, ContainerField.OOM_EVENTS);
    event.oomKill = number(now, ContainerField.OOM_KILLS);
    event.oomGroupKill = number(now, ContainerField.OOM_GROUP_KILLS);
    event.lowIncrease = events.increase(ContainerField.LOW_EVENTS);
    event.highIncrease = events.increase(ContainerField.HIGH_EVENTS);
    event.maxIncrease = events.increase(ContainerField.MAX_EVENTS);
    event.oomIncrease = events.increase(ContainerField.OOM_EVENTS);
    event.oomKillIncrease = events.increase(ContainerField.OOM_KILLS);
    event.current = number(now, ContainerField.CURRENT);
    event.limit = Missing.orLimit(now.get(ContainerField.LIMIT));
    event.anonymous = number(now, ContainerField.ANONYMOUS);
    event.file = number(now, ContainerField.FILE);
    event.kernel = number(now, ContainerField.KERNEL);
    event.slab = number(now, ContainerField.SLAB);
    event.slabUnreclaimable = number(now, ContainerField.SLAB_UNRECLAIMABLE);
    event.kernelStack = Missing.or(now.get(Dimension.KERNEL_STACK));
    event.pageTables = Missing.or(now.get(Dimension.PAGE_TABLES));
    event.perCPU = Missing.or(now.get(Dimension.PER_CPU));
    event.vmallocUsed = Missing.or(now.get(Dimension.VMALLOC_USED));
    event.socket = number(now, ContainerField.SOCKET);
    event.processResident = Missing.or(snapshot.process().get(ProcessField.RESIDENT));
    event.processThreads = Missing.or(snapshot.process().get(ProcessField.THREADS));
    event.hostMemAvailable = Missing.or(snapshot.host().memAvailable());
    event.sampleTime = now.takenAt().wallMillis();
    event.commit();
  }

  private static long number(ContainerMemory memory, ContainerField field) {
    return Missing.or(memory.get(field));
  }
}
