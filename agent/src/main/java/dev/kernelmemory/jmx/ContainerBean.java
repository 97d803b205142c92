package dev.kernelmemory.jmx;

import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.JvmMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Scope;
import java.util.function.Supplier;

/** {@code dev.kernelmemory:type=KernelMemory,scope=Container}. Thread-safe. */
final class ContainerBean extends ScopeMBean {
  private static final String DESCRIPTION =
      "Memory of the control group that this JVM is in, from its own files; -1 where there is no"
          + " number, 9223372036854775807 where there is no limit. Current = Anonymous + File +"
          + " Kernel + Socket + SwapCache + Residual.";

  /** What is not read but computed, or asked of the JVM. */
  enum Key {
    RESIDUAL,
    WORKING_SET,
    WORKING_SET_WITHOUT_SLAB,
    HEADROOM,
    HEAP_USED,
    HEAP_COMMITTED,
    METASPACE,
    CODE_CACHE,
    DIRECT_BUFFERS,
    MAPPED_BUFFERS,
    VERSION,
    PATH,
    DIRECTORY,
    PLACEMENT
  }

  private final Supplier<JvmMemory> jvm;

  ContainerBean(Sampler sampler, LiveAnalysis analysis, Supplier<JvmMemory> jvm) {
    super(DESCRIPTION, ContainerRows.rows(), sampler, Scope.CONTAINER, analysis);
    this.jvm = jvm;
  }

  @Override
  ContainerMemory memory() {
    return sampler().latest().container();
  }

  @Override
  Object ownValue(Object key) {
    ContainerMemory memory = memory();
    if (key instanceof ContainerField) {
      return orMinusOne(memory.get((ContainerField) key));
    }
    switch ((Key) key) {
      case VERSION:
        return (long) memory.cgroupVersion();
      case PATH:
        return memory.cgroupPath();
      case DIRECTORY:
        return memory.cgroupDirectory();
      case PLACEMENT:
        return memory.cgroupPlacement();
      case RESIDUAL:
        long residual = memory.residual();
        return residual == ContainerMemory.NO_RESIDUAL ? -1 : residual;
      case WORKING_SET:
        return orMinusOne(memory.workingSet());
      case WORKING_SET_WITHOUT_SLAB:
        return orMinusOne(memory.workingSetWithoutReclaimableSlab());
      case HEADROOM:
        return orMinusOne(memory.headroom());
      default:
        return ofJvm((Key) key);
    }
  }

  private long ofJvm(Key key) {
    JvmMemory memory = jvm.get();
    switch (key) {
      case HEAP_USED:
        return memory.heapUsed();
      case HEAP_COMMITTED:
        return memory.heapCommitted();
      case METASPACE:
        return memory.metaspace();
      case CODE_CACHE:
        return memory.codeCache();
      case DIRECT_BUFFERS:
        return memory.directBuffers();
      default:
        return memory.mappedBuffers();
    }
  }
}
