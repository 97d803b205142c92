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
 * The kernel memory of one NUMA node of the host, in bytes; one event for each node.
 *
 * <p>A number that this kernel does not report, or that could not be read, is {@link
 * Long#MIN_VALUE}, which JFR tools show as missing.
 */
@Name("dev.kernelmemory.NodeKernelMemory")
@Label("Node Kernel Memory")
@Description(
    "Memory held by the kernel on one NUMA node, in numbers that overlap and can't be added up")
@Category({"Operating System", "Memory", "Kernel"})
@Period("10 s")
@StackTrace(false)
public final class NodeKernelMemory extends Event {
  @Label("Node")
  @Description("Number of the NUMA node")
  public int node;

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

  @Label("Kernel Stack")
  @Description("Kernel stacks of tasks that are in the node's memory")
  @DataAmount
  public long kernelStack;

  @Label("Page Tables")
  @Description("Pages used as page tables that are in the node's memory")
  @DataAmount
  public long pageTables;

  @Label("Secondary Page Tables")
  @Description("Pages used as page tables of virtual machines and IOMMUs")
  @DataAmount
  public long secondaryPageTables;

  @Label("Total Memory")
  @Description("Usable memory of the node")
  @DataAmount
  public long memTotal;

  @Label("Free Memory")
  @Description("Memory of the node that nobody uses")
  @DataAmount
  public long memFree;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
