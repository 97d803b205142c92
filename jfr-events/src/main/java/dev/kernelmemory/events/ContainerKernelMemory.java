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
 * The kernel memory of the JVM's own container as its cgroup reports it, in bytes.
 *
 * <p>Cgroups of version 1 report {@link #kernel} and none of its parts.
 *
 * <p>A number that this kernel does not report, or that could not be read, is {@link
 * Long#MIN_VALUE}, which JFR tools show as missing.
 */
@Name("dev.kernelmemory.ContainerKernelMemory")
@Label("Container Kernel Memory")
@Description("Memory that the kernel holds for the container's processes, in parts that add up")
@Category({"Operating System", "Memory", "Kernel"})
@Period("1 s")
@StackTrace(false)
public final class ContainerKernelMemory extends Event {
  @Label("Slab")
  @Description("Objects in slab caches that are charged to the container")
  @DataAmount
  public long slab;

  @Label("Slab Reclaimable")
  @Description("Part of the slab objects that the kernel can reclaim under pressure")
  @DataAmount
  public long slabReclaimable;

  @Label("Slab Unreclaimable")
  @Description("Part of the slab objects that stays until its owner frees it")
  @DataAmount
  public long slabUnreclaimable;

  @Label("Vmalloc Used")
  @Description("Pages mapped by vmalloc for the container, kernel stacks not included")
  @DataAmount
  public long vmallocUsed;

  @Label("Kernel Stack")
  @Description("Kernel stacks of all tasks in the container")
  @DataAmount
  public long kernelStack;

  @Label("Page Tables")
  @Description("Pages used as page tables by the processes in the container")
  @DataAmount
  public long pageTables;

  @Label("Secondary Page Tables")
  @Description("Pages used as page tables of virtual machines and IOMMUs")
  @DataAmount
  public long secondaryPageTables;

  @Label("Per-CPU")
  @Description("Per-CPU memory of the kernel that is charged to the container")
  @DataAmount
  public long perCPU;

  @Label("Kernel")
  @Description("All kernel memory that is charged to the container")
  @DataAmount
  public long kernel;

  @Label("Current")
  @Description("All memory that is charged to the container, the page cache included")
  @DataAmount
  public long current;

  @Label("Limit")
  @Description("Lowest memory limit of the container and what it is in, missing if there is none")
  @DataAmount
  public long limit;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
