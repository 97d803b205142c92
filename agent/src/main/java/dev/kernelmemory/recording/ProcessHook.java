package dev.kernelmemory.recording;

import dev.kernelmemory.events.ProcessKernelMemory;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.ProcessField;
import dev.kernelmemory.sample.ProcessMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Snapshot;

/** Writes this JVM's memory as the kernel sees it. */
final class ProcessHook implements Runnable {
  private final Sampler sampler;

  ProcessHook(Sampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public void run() {
    ProcessKernelMemory event = new ProcessKernelMemory();
    if (!event.isEnabled()) {
      return;
    }
    Snapshot snapshot = sampler.latest();
    ProcessMemory memory = snapshot.process();
    event.kernelStack = Missing.or(memory.get(Dimension.KERNEL_STACK));
    event.pageTables = Missing.or(memory.get(Dimension.PAGE_TABLES));
    event.threads = number(memory, ProcessField.THREADS);
    event.resident = number(memory, ProcessField.RESIDENT);
    event.residentAnonymous = number(memory, ProcessField.RESIDENT_ANONYMOUS);
    event.residentFile = number(memory, ProcessField.RESIDENT_FILE);
    event.residentShmem = number(memory, ProcessField.RESIDENT_SHMEM);
    event.swap = number(memory, ProcessField.SWAP);
    event.virtualSize = number(memory, ProcessField.VIRTUAL_SIZE);
    event.openFiles = number(memory, ProcessField.OPEN_FILES);
    event.openFileLimit = Missing.orLimit(memory.get(ProcessField.OPEN_FILE_LIMIT));
    event.mappings = number(memory, ProcessField.MAPPINGS);
    event.mappingLimit = Missing.orLimit(memory.get(ProcessField.MAPPING_LIMIT));
    event.kernelStackHostShare = (float) memory.shareOf(snapshot.host(), Dimension.KERNEL_STACK);
    event.pageTablesHostShare = (float) memory.shareOf(snapshot.host(), Dimension.PAGE_TABLES);
    event.kernelStackContainerShare =
        (float) memory.shareOf(snapshot.container(), Dimension.KERNEL_STACK);
    event.pageTablesContainerShare =
        (float) memory.shareOf(snapshot.container(), Dimension.PAGE_TABLES);
    event.sampleTime = memory.takenAt().wallMillis();
    event.commit();
  }

  private static long number(ProcessMemory memory, ProcessField field) {
    return Missing.or(memory.get(field));
  }
}
