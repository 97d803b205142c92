package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.JvmMemory;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.function.Supplier;

/**
 * Asks the JVM's own MXBeans for its memory; some microseconds, any thread. Neither the platform
 * MBeanServer nor logging is initialised by that.
 */
public final class JvmMemoryReader implements Supplier<JvmMemory> {
  @Override
  public JvmMemory get() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    long metaspace = -1;
    long code = -1;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      String name = pool.getName();
      MemoryUsage usage = pool.getUsage();
      if (usage == null) {
        continue;
      }
      if (name.equals("Metaspace")) {
        metaspace = usage.getCommitted();
      } else if (name.startsWith("CodeHeap") || name.equals("CodeCache")) {
        // One pool, or three segments since JDK 9.
        code = Math.max(0, code) + usage.getCommitted();
      }
    }
    long direct = -1;
    long mapped = -1;
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      if (pool.getName().equals("direct")) {
        direct = pool.getMemoryUsed();
      } else if (pool.getName().equals("mapped")) {
        mapped = pool.getMemoryUsed();
      }
    }
    return new JvmMemory(heap.getUsed(), heap.getCommitted(), metaspace, code, direct, mapped);
  }
}
