package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Dimension;
import org.jspecify.annotations.Nullable;

/** A number that an observation may hold; bytes, but for the counts. */
public enum Quantity {
  SLAB("Slab", Dimension.SLAB),
  SLAB_RECLAIMABLE("SReclaimable", Dimension.SLAB),
  SLAB_UNRECLAIMABLE("SUnreclaim", Dimension.SLAB),
  VMALLOC_USED("VmallocUsed", Dimension.VMALLOC_USED),
  KERNEL_STACK("KernelStack", Dimension.KERNEL_STACK),
  PAGE_TABLES("PageTables", Dimension.PAGE_TABLES),
  PER_CPU("PerCPU", Dimension.PER_CPU),
  /** All kernel memory of a container, as {@code kernel} in memory.stat. */
  KERNEL("Kernel", null),
  MEM_TOTAL("MemTotal", null),
  MEM_AVAILABLE("MemAvailable", null),
  /** A container's limit; absent if it has none. */
  LIMIT("Limit", null),
  /** A container's memory.current. */
  CURRENT("Current", null),
  /** A process' resident memory. */
  RESIDENT("Resident", null),
  /** Memory that page tables map: the part of resident memory that a process shares included. */
  MAPPED("Mapped", null),
  /** Tasks of the host; a count. */
  TASKS("Tasks", null),
  /** Threads of the process; a count. */
  THREADS("Threads", null),
  /** Open files of the process, sockets and pipes included; a count. */
  OPEN_FILES("OpenFiles", null),
  /** What the host's programs have in use: Active, Inactive and Unevictable of /proc/meminfo. */
  LRU("Lru", null);

  private final String label;
  private final @Nullable Dimension dimension;

  Quantity(String label, @Nullable Dimension dimension) {
    this.label = label;
    this.dimension = dimension;
  }

  /** The name users know it by. */
  public String label() {
    return label;
  }

  /** The dimension that it is, or is a part of. */
  public @Nullable Dimension dimension() {
    return dimension;
  }

  /** The quantity that a dimension is. */
  public static Quantity of(Dimension dimension) {
    switch (dimension) {
      case SLAB:
        return SLAB;
      case VMALLOC_USED:
        return VMALLOC_USED;
      case KERNEL_STACK:
        return KERNEL_STACK;
      case PAGE_TABLES:
        return PAGE_TABLES;
      default:
        return PER_CPU;
    }
  }
}
