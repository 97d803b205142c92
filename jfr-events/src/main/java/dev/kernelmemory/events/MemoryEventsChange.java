package dev.kernelmemory.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/**
 * Written when the counts in {@code memory.events} of the JVM's container have changed, with the
 * numbers of that moment, in bytes.
 *
 * <p>A number that this kernel does not report, or that could not be read, is {@link
 * Long#MIN_VALUE}, which JFR tools show as missing.
 */
@Name("dev.kernelmemory.MemoryEventsChange")
@Label("Memory Events Change")
@Description("The container ran into one of its memory limits; with its memory at that moment")
@Category({"Operating System", "Memory", "Kernel"})
@StackTrace(false)
public final class MemoryEventsChange extends Event {
  @Label("Low")
  @Description(
      "Times that the container was reclaimed from although below its protection, in total")
  public long low;

  @Label("High")
  @Description("Times that the container was throttled above its high limit, in total")
  public long high;

  @Label("Max")
  @Description("Times that the container was about to exceed its limit, in total")
  public long max;

  @Label("OOM")
  @Description(
      "Times that the container was at its limit and an allocation about to fail, in total")
  public long oom;

  @Label("OOM Kill")
  @Description("Processes of the container that were killed because memory ran out, in total")
  public long oomKill;

  @Label("OOM Group Kill")
  @Description("Times that all processes of the container were killed together, in total")
  public long oomGroupKill;

  @Label("Low Increase")
  @Description(
      "Times that the container was reclaimed from although below its protection, since the last look")
  public long lowIncrease;

  @Label("High Increase")
  @Description("Times that the container was throttled above its high limit, since the last look")
  public long highIncrease;

  @Label("Max Increase")
  @Description("Times that the container was about to exceed its limit, since the last look")
  public long maxIncrease;

  @Label("OOM Increase")
  @Description(
      "Times that the container was at its limit and an allocation about to fail, since the last look")
  public long oomIncrease;

  @Label("OOM Kill Increase")
  @Description(
      "Processes of the container that were killed because memory ran out, since the last look")
  public long oomKillIncrease;

  @Label("Current")
  @Description("All memory that is charged to the container, the page cache included")
  @DataAmount
  public long current;

  @Label("Limit")
  @Description("Lowest memory limit of the container and what it is in, missing if there is none")
  @DataAmount
  public long limit;

  @Label("Anonymous")
  @Description("Memory without a file, such as heap, metaspace and thread stacks")
  @DataAmount
  public long anonymous;

  @Label("File")
  @Description("Page cache of files, shared memory included")
  @DataAmount
  public long file;

  @Label("Kernel")
  @Description("All kernel memory that is charged to the container")
  @DataAmount
  public long kernel;

  @Label("Slab")
  @Description("Objects in slab caches that are charged to the container")
  @DataAmount
  public long slab;

  @Label("Slab Unreclaimable")
  @Description("Part of the slab objects that stays until its owner frees it")
  @DataAmount
  public long slabUnreclaimable;

  @Label("Kernel Stack")
  @Description("Kernel stacks of all tasks in the container")
  @DataAmount
  public long kernelStack;

  @Label("Page Tables")
  @Description("Pages used as page tables by the processes in the container")
  @DataAmount
  public long pageTables;

  @Label("Per-CPU")
  @Description("Per-CPU memory of the kernel that is charged to the container")
  @DataAmount
  public long perCPU;

  @Label("Vmalloc Used")
  @Description("Pages mapped by vmalloc for the container, kernel stacks not included")
  @DataAmount
  public long vmallocUsed;

  @Label("Socket")
  @Description("Buffers of network sockets")
  @DataAmount
  public long socket;

  @Label("Process Resident")
  @Description("Memory of the JVM that is in pages")
  @DataAmount
  public long processResident;

  @Label("Process Threads")
  @Description("Threads of the JVM as the kernel counts them")
  public long processThreads;

  @Label("Host Available Memory")
  @Description("Memory that the kernel of the host expects to be able to give out without swapping")
  @DataAmount
  public long hostMemAvailable;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
