package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.MeminfoField;
import dev.kernelmemory.procfs.MeminfoParser;
import java.util.List;

/**
 * What {@code /proc/meminfo} said of the host at one moment. Immutable.
 *
 * <p>Every number is in bytes. {@link #NOT_REPORTED} and {@link #UNREADABLE} are negative and stand
 * for "there is no number"; neither is ever replaced by 0.
 */
public final class HostMemory {
  /** This kernel has no such number. */
  public static final long NOT_REPORTED = MeminfoParser.NOT_REPORTED;

  /** There should be a number, but it could not be read or made sense of. */
  public static final long UNREADABLE = MeminfoParser.UNREADABLE;

  private final long[] bytes;
  private final List<String> unavailable;

  HostMemory(long[] bytes, List<String> unavailable) {
    this.bytes = bytes.clone();
    this.unavailable = unavailable;
  }

  /** The value of a dimension, or one of the two negative marks. */
  public long get(Dimension dimension) {
    return get(dimension.field());
  }

  /** Slab memory that the kernel says it can reclaim; pinned directory entries included. */
  public long slabReclaimable() {
    return get(MeminfoField.S_RECLAIMABLE);
  }

  /** Slab memory that stays until its owner frees it. */
  public long slabUnreclaimable() {
    return get(MeminfoField.S_UNRECLAIM);
  }

  /** Reclaimable slab and other reclaimable kernel pages; overlaps {@link Dimension#SLAB}. */
  public long kernelReclaimable() {
    return get(MeminfoField.K_RECLAIMABLE);
  }

  /** Page tables of virtual machines and IOMMUs, in none of the five dimensions. */
  public long secondaryPageTables() {
    return get(MeminfoField.SEC_PAGE_TABLES);
  }

  /** Shadow call stacks (arm64); their pages count as slab or vmalloc as well. */
  public long shadowCallStack() {
    return get(MeminfoField.SHADOW_CALL_STACK);
  }

  /** The size of the address range for vmalloc, not memory. */
  public long vmallocTotal() {
    return get(MeminfoField.VMALLOC_TOTAL);
  }

  /** Usable RAM; can be 0 on emulated kernels. */
  public long memTotal() {
    return get(MeminfoField.MEM_TOTAL);
  }

  /** RAM that nobody uses. */
  public long memFree() {
    return get(MeminfoField.MEM_FREE);
  }

  /** The kernel's estimate of what applications can still get without swapping. */
  public long memAvailable() {
    return get(MeminfoField.MEM_AVAILABLE);
  }

  /** For each dimension without a number, its name and the reason; empty if there is none. */
  public List<String> unavailable() {
    return unavailable;
  }

  /**
   * Kernel memory that is in use for certain: the sum of what does not overlap.
   *
   * <p>Slab + PageTables + SecPageTables + PerCPU, and the larger of VmallocUsed and KernelStack,
   * or both where kernel stacks are known not to be in vmalloc. ShadowCallStack is left out: its
   * pages are slab objects up to Linux 5.10 and vmalloc pages since. What has no number adds
   * nothing, so this stays a lower bound.
   *
   * @param stacksInVmalloc false only where kernel stacks are known not to be virtually mapped
   * @return bytes, or {@link #NOT_REPORTED} if not one part has a number
   */
  public long lowerBound(boolean stacksInVmalloc) {
    long vmalloc = get(MeminfoField.VMALLOC_USED);
    long stacks = get(MeminfoField.KERNEL_STACK);
    long both =
        stacksInVmalloc || vmalloc < 0 || stacks < 0
            ? Math.max(vmalloc, stacks)
            : saturatedSum(vmalloc, stacks);
    long sum = saturatedSum(get(MeminfoField.SLAB), get(MeminfoField.PAGE_TABLES));
    sum = saturatedSum(sum, get(MeminfoField.SEC_PAGE_TABLES));
    sum = saturatedSum(sum, get(MeminfoField.PERCPU));
    sum = saturatedSum(sum, both);
    return sum < 0 ? NOT_REPORTED : sum;
  }

  private long get(MeminfoField field) {
    return bytes[field.ordinal()];
  }

  /** Adds what is a number; a sum past 2^63 can only come from a forged file and sticks there. */
  private static long saturatedSum(long a, long b) {
    if (a < 0 || b < 0) {
      return Math.max(a, b);
    }
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
