package dev.kernelmemory.recording;

import dev.kernelmemory.events.ContainerAccounting;
import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.JvmMemory;
import dev.kernelmemory.sample.Sampler;
import java.util.function.Supplier;

/** Writes what the group's memory is made up of, beside what the JVM says of its own. */
final class AccountingHook implements Runnable {
  private final Sampler sampler;
  private final Supplier<JvmMemory> jvm;

  AccountingHook(Sampler sampler, Supplier<JvmMemory> jvm) {
    this.sampler = sampler;
    this.jvm = jvm;
  }

  @Override
  public void run() {
    ContainerAccounting event = new ContainerAccounting();
    ContainerMemory memory = sampler.latest().container();
    if (!event.isEnabled() || memory.cgroupDirectory().isEmpty()) {
      return;
    }
    setParts(event, memory);
    setJvm(event, jvm.get());
    event.workingSet = Missing.or(memory.workingSet());
    event.workingSetWithoutReclaimableSlab = Missing.or(memory.workingSetWithoutReclaimableSlab());
    event.limit = Missing.orLimit(memory.get(ContainerField.LIMIT));
    event.high = Missing.orLimit(memory.get(ContainerField.HIGH));
    event.peak = number(memory, ContainerField.PEAK);
    event.headroom = Missing.orLimit(memory.headroom());
    event.swap = number(memory, ContainerField.SWAP);
    event.swapLimit = Missing.orLimit(memory.get(ContainerField.SWAP_LIMIT));
    event.dyingDescendants = number(memory, ContainerField.DYING_DESCENDANTS);
    event.processes = number(memory, ContainerField.TASKS);
    event.processLimit = Missing.orLimit(memory.get(ContainerField.TASK_LIMIT));
    event.cgroup = memory.cgroupPath();
    event.cgroupVersion = memory.cgroupVersion();
    event.sampleTime = memory.takenAt().wallMillis();
    event.commit();
  }

  private static void setParts(ContainerAccounting event, ContainerMemory memory) {
    event.current = number(memory, ContainerField.CURRENT);
    event.anonymous = number(memory, ContainerField.ANONYMOUS);
    event.file = number(memory, ContainerField.FILE);
    event.shmem = number(memory, ContainerField.SHMEM);
    event.kernel = number(memory, ContainerField.KERNEL);
    event.socket = number(memory, ContainerField.SOCKET);
    event.swapCache = number(memory, ContainerField.SWAP_CACHE);
    // May be negative; NO_RESIDUAL is JFR's mark already.
    event.residual = memory.residual();
  }

  private static void setJvm(ContainerAccounting event, JvmMemory memory) {
    event.heapUsed = Missing.or(memory.heapUsed());
    event.heapCommitted = Missing.or(memory.heapCommitted());
    event.metaspace = Missing.or(memory.metaspace());
    event.codeCache = Missing.or(memory.codeCache());
    event.directBuffers = Missing.or(memory.directBuffers());
    event.mappedBuffers = Missing.or(memory.mappedBuffers());
  }

  private static long number(ContainerMemory memory, ContainerField field) {
    return Missing.or(memory.get(field));
  }
}
