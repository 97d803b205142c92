package dev.kernelmemory.attribution;

import dev.kernelmemory.sample.Dimension;

/**
 * What an operation costs the kernel, in bytes of a dimension: measured on x86-64 with 4 KiB pages,
 * kernels 5.10 to 7.2, but for the kernel stack, whose size the recording tells.
 *
 * <p>They are averages. A second open of a file costs nothing, an ext4 file more than one of tmpfs;
 * a mapping costs what is touched of it, which here is all.
 */
public final class KernelCosts {
  private static final long KIB = 1024;

  /** A page table of 4 KiB maps 2 MiB. */
  private static final long BYTES_PER_TABLE_BYTE = 512;

  private static final long DEFAULT_THREAD_SIZE = 16 * KIB;
  private static final long THREAD_PAGE_TABLES = 2 * KIB;
  private static final long THREAD_SLAB = 9 * KIB + 512;
  private static final long FILE_SLAB = KIB + 400;
  private static final long AREA_SLAB = 300;
  private static final long SOCKET_SLAB = 3 * KIB + 700;
  private static final long SELECTOR_SLAB = 650;

  /** A directory entry; a name of 40 characters or more takes as much again or less. */
  private static final long NAME_SLAB = 192;

  private final long threadSizeBytes;
  private final boolean stacksInVmalloc;

  /**
   * Sets what depends on the kernel.
   *
   * @param threadSizeBytes the kernel stack of a thread, or less than 1 if that is not known
   * @param stacksInVmalloc whether they are in vmalloc
   */
  public KernelCosts(long threadSizeBytes, boolean stacksInVmalloc) {
    this.threadSizeBytes = threadSizeBytes < 1 ? DEFAULT_THREAD_SIZE : threadSizeBytes;
    this.stacksInVmalloc = stacksInVmalloc;
  }

  /**
   * The bytes expected.
   *
   * @param amount a length for mappings and reservations, else a number of operations
   */
  long expectedBytes(Operation operation, Dimension dimension, long amount) {
    switch (dimension) {
      case KERNEL_STACK:
        return stacks(operation, amount);
      case VMALLOC_USED:
        return stacksInVmalloc ? stacks(operation, amount) : 0;
      case PAGE_TABLES:
        return pageTables(operation, amount);
      case SLAB:
        return slab(operation, amount);
      default:
        return 0;
    }
  }

  private long stacks(Operation operation, long amount) {
    boolean hasStack = operation == Operation.THREAD_START || operation == Operation.PROCESS_START;
    return hasStack ? amount * threadSizeBytes : 0;
  }

  private static long pageTables(Operation operation, long amount) {
    switch (operation) {
      case THREAD_START:
        return amount * THREAD_PAGE_TABLES;
      case FILE_MAP:
      case DIRECT_MEMORY:
        return amount / BYTES_PER_TABLE_BYTE;
      default:
        return 0;
    }
  }

  private static long slab(Operation operation, long amount) {
    switch (operation) {
      case THREAD_START:
        return amount * THREAD_SLAB;
      case FILE_OPEN:
      case DIRECTORY_OPEN:
        return amount * FILE_SLAB;
      case FILE_MAP:
      case DIRECT_MEMORY:
        return amount > 0 ? AREA_SLAB : 0;
      case SOCKET_OPEN:
      case SOCKET_ACCEPT:
        return amount * SOCKET_SLAB;
      case SELECTOR_OPEN:
        return amount * SELECTOR_SLAB;
      case NAME_LOOKUP:
        return amount * NAME_SLAB;
      default:
        return 0;
    }
  }
}
