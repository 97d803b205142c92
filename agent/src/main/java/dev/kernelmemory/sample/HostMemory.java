package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.MeminfoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What {@code /proc/meminfo} said of the host at one moment. Immutable. */
public final class HostMemory implements KernelMemory {
  private static final MeminfoField[] FIELDS = MeminfoField.values();
  private static final int SUMMED = -1;

  /** Where each field's value is kept; those that {@link HostUse} sums up take no room. */
  private static final int[] SLOTS = new int[FIELDS.length];

  private static final int KEPT = numberSlots();

  private final long[] bytes = new long[KEPT];
  private final HostUse use;
  private final List<String> unavailable;
  private final Moment takenAt;

  /**
   * Takes what was read.
   *
   * @param all a value or mark for each {@link MeminfoField}, by its ordinal
   */
  HostMemory(long[] all, HostUse use, List<String> unavailable, Moment takenAt) {
    for (int i = 0; i < SLOTS.length; i++) {
      if (SLOTS[i] != SUMMED) {
        bytes[SLOTS[i]] = all[i];
      }
    }
    this.use = use;
    this.unavailable = unavailable;
    this.takenAt = takenAt;
  }

  /** No number at all, and one reason for it. */
  static HostMemory without(String reason, Moment moment) {
    long[] bytes = new long[MeminfoField.values().length];
    Arrays.fill(bytes, UNREADABLE);
    List<String> reasons = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      reasons.add(dimension.label() + ": unreadable: " + reason);
    }
    return new HostMemory(bytes, HostUse.UNKNOWN, Collections.unmodifiableList(reasons), moment);
  }

  @Override
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

  /** What of the host is in use, at most a minute older than the rest. */
  public HostUse use() {
    return use;
  }

  @Override
  public List<String> unavailable() {
    return unavailable;
  }

  @Override
  public Moment takenAt() {
    return takenAt;
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
    return bytes[SLOTS[field.ordinal()]];
  }

  private static int numberSlots() {
    int kept = 0;
    for (int i = 0; i < FIELDS.length; i++) {
      SLOTS[i] = HostUse.isSummed(FIELDS[i]) ? SUMMED : kept++;
    }
    return kept;
  }

  /** Adds what is a number; a sum past 2^63 can only come from a forged file and sticks there. */
  static long saturatedSum(long a, long b) {
    if (a < 0 || b < 0) {
      return Math.max(a, b);
    }
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
