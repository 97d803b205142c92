package dev.kernelmemory.jmx;

/**
 * The kernel memory of one scope, {@code dev.kernelmemory:type=KernelMemory,scope=Host}.
 *
 * <p>Every getter returns what the latest sample found and costs one volatile read; none reads a
 * file. Amounts are in bytes; -1 means that there is no number, and {@link
 * #getUnavailableDimensions()} why. The operation {@code history(minutes)} comes with {@link
 * HistoryOperation}.
 */
@Described(
    "Memory held by the kernel of the host, from /proc/meminfo; -1 where there is no number. The"
        + " dimensions overlap and can't be added up: see LowerBound.")
public interface KernelMemoryMXBean {
  /** Objects in the kernel's slab caches. */
  @Described(
      value = "Objects in the kernel's slab caches, large kmalloc blocks included.",
      units = "By")
  long getSlab();

  /** The part of Slab that the kernel can reclaim. */
  @Described(
      value =
          "Part of Slab that the kernel can reclaim under pressure; directory entries that are in"
              + " use count too.",
      units = "By")
  long getSReclaimable();

  /** The part of Slab that it can't. */
  @Described(value = "Part of Slab that stays until its owner frees it.", units = "By")
  long getSUnreclaim();

  /** SReclaimable and other reclaimable kernel pages. */
  @Described(
      value = "SReclaimable and other reclaimable kernel pages (since Linux 4.20); overlaps Slab.",
      units = "By")
  long getKReclaimable();

  /** Pages mapped by vmalloc. */
  @Described(
      value =
          "Pages mapped by vmalloc; kernel stacks are among them where they are virtually mapped."
              + " Not computed by Linux 4.4 to 5.2.",
      units = "By")
  long getVmallocUsed();

  /** The address range for vmalloc. */
  @Described(
      value = "Size of the address range for vmalloc, which is no memory in use.",
      units = "By")
  long getVmallocTotal();

  /** Kernel stacks of all tasks. */
  @Described(
      value = "Kernel stacks of all tasks on the host, kernel threads included.",
      units = "By")
  long getKernelStack();

  /** Shadow call stacks. */
  @Described(value = "Shadow call stacks of all tasks (since Linux 5.8, arm64 only).", units = "By")
  long getShadowCallStack();

  /** Page tables of all processes. */
  @Described(value = "Pages used as page tables by all processes on the host.", units = "By")
  long getPageTables();

  /** Page tables of virtual machines and IOMMUs. */
  @Described(
      value = "Pages used as page tables of virtual machines and IOMMUs (since Linux 6.1).",
      units = "By")
  long getSecPageTables();

  /** The per-CPU allocator. */
  @Described(
      value = "Populated pages of the kernel's per-CPU allocator (since Linux 4.19).",
      units = "By")
  long getPerCPU();

  /** What is in use for certain. */
  @Described(
      value =
          "Kernel memory in use for certain, the sum of what does not overlap: Slab + PageTables +"
              + " SecPageTables + PerCPU + the larger of VmallocUsed and KernelStack (or both, where"
              + " kernel stacks are not in vmalloc).",
      units = "By")
  long getLowerBound();

  /** Usable RAM. */
  @Described(value = "Usable memory of the host.", units = "By")
  long getMemTotal();

  /** RAM that nobody uses. */
  @Described(value = "Memory of the host that nobody uses.", units = "By")
  long getMemFree();

  /** The kernel's estimate of what can still be given out. */
  @Described(
      value = "Memory that the kernel expects to be able to give out without swapping.",
      units = "By")
  long getMemAvailable();

  /** When the numbers were read. */
  @Described(
      value = "When the numbers were read, in milliseconds since 1970-01-01 UTC.",
      units = "ms")
  long getSampleTime();

  /** How long ago that was. */
  @Described(value = "How long ago the numbers were read.", units = "ms")
  long getSampleAgeMillis();

  /** Which dimensions have no number, and why. */
  @Described("Dimensions without a number, each with the reason; empty if all have one.")
  String[] getUnavailableDimensions();
}
