package dev.kernelmemory.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/**
 * The host's kernel memory as {@code /proc/meminfo} reports it, in bytes.
 *
 * <p>A number that this kernel does not report, or that could not be read, is {@link
 * Long#MIN_VALUE}, which JFR tools show as missing.
 */
@Name("dev.kernelmemory.HostKernelMemory")
@Label("Host Kernel Memory")
@Description("Memory held by the kernel of the host, in numbers that overlap and can't be added up")
@Category({"Operating System", "Memory", "Kernel"})
@Period("1 s")
@StackTrace(false)
public final class HostKernelMemory extends Event {
  @Label("Slab")
  @Description("Objects in the kernel's slab caches, large kmalloc blocks included")
  @DataAmount
  public long slab;

  @Label("Slab Reclaimable")
  @Description("Part of the slab caches that the kernel can reclaim under pressure")
  @DataAmount
  public long slabReclaimable;

  @Label("Slab Unreclaimable")
  @Description("Part of the slab caches that stays until its owner frees it")
  @DataAmount
  public long slabUnreclaimable;

  @Label("Kernel Reclaimable")
  @Description("Reclaimable slab and other reclaimable kernel pages")
  @DataAmount
  public long kernelReclaimable;

  @Label("Vmalloc Used")
  @Description("Pages mapped by vmalloc, kernel stacks included where they are virtually mapped")
  @DataAmount
  public long vmallocUsed;

  @Label("Vmalloc Total")
  @Description("Size of the address range for vmalloc, which is no memory in use")
  @DataAmount
  public long vmallocTotal;

  @Label("Kernel Stack")
  @Description("Kernel stacks of all tasks on the host, kernel threads included")
  @DataAmount
  public long kernelStack;

  @Label("Shadow Call Stack")
  @Description("Shadow call stacks of all tasks, on arm64 only")
  @DataAmount
  public long shadowCallStack;

  @Label("Page Tables")
  @Description("Pages used as page tables by all processes on the host")
  @DataAmount
  public long pageTables;

  @Label("Secondary Page Tables")
  @Description("Pages used as page tables of virtual machines and IOMMUs")
  @DataAmount
  public long secondaryPageTables;

  @Label("Per-CPU")
  @Description("Populated pages of the kernel's per-CPU allocator")
  @DataAmount
  public long perCPU;

  @Label("Lower Bound")
  @Description("Sum of the parts that do not overlap: kernel memory in use for certain")
  @DataAmount
  public long lowerBound;

  @Label("Total Memory")
  @Description("Usable memory of the host")
  @DataAmount
  public long memTotal;

  @Label("Free Memory")
  @Description("Memory of the host that nobody uses")
  @DataAmount
  public long memFree;

  @Label("Available Memory")
  @Description("Memory that the kernel expects to be able to give out without swapping")
  @DataAmount
  public long memAvailable;

  @Label("LRU")
  @Description("Memory in use by programs, as of the last minute: Active, Inactive and Unevictable")
  @DataAmount
  public long lru;

  @Label("Mapped Memory")
  @Description("Memory that processes map, as of the last minute: AnonPages and Mapped")
  @DataAmount
  public long mapped;

  @Label("Tasks")
  @Description("Tasks on the host, kernel threads included, as of the last minute")
  public long tasks;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
