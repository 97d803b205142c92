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
import org.jspecify.annotations.Nullable;

/**
 * Where the memory of the JVM's own container is, in bytes: the cgroup's account and the JVM's.
 *
 * <p>{@link #current} is the sum of {@link #anonymous}, {@link #file}, {@link #kernel}, {@link
 * #socket} and {@link #residual}. The JVM's numbers are parts of {@link #anonymous} and {@link
 * #file} as far as their pages have been touched.
 *
 * <p>A number that this kernel does not report, or that could not be read, is {@link
 * Long#MIN_VALUE}, which JFR tools show as missing.
 */
@Name("dev.kernelmemory.ContainerAccounting")
@Label("Container Accounting")
@Description("What the container's memory consists of, beside the JVM's own view of its memory")
@Category({"Operating System", "Memory", "Kernel"})
@Period("5 s")
@StackTrace(false)
public final class ContainerAccounting extends Event {
  @Label("Current")
  @Description("All memory that is charged to the container, the page cache included")
  @DataAmount
  public long current;

  @Label("Anonymous")
  @Description("Memory without a file, such as heap, metaspace and thread stacks")
  @DataAmount
  public long anonymous;

  @Label("File")
  @Description("Page cache of files, shared memory included")
  @DataAmount
  public long file;

  @Label("Shared Memory")
  @Description("Part of the page cache that is tmpfs or shared memory")
  @DataAmount
  public long shmem;

  @Label("Kernel")
  @Description("All kernel memory that is charged to the container")
  @DataAmount
  public long kernel;

  @Label("Socket")
  @Description("Buffers of network sockets")
  @DataAmount
  public long socket;

  @Label("Swap Cache")
  @Description("Memory that is held in swap and in pages at the same time")
  @DataAmount
  public long swapCache;

  @Label("Residual")
  @Description("What is left of the current memory when the known parts are taken off")
  @DataAmount
  public long residual;

  @Label("Swap")
  @Description("Memory of the container that has been swapped out")
  @DataAmount
  public long swap;

  @Label("Heap Used")
  @Description("Java heap in use, garbage included")
  @DataAmount
  public long heapUsed;

  @Label("Heap Committed")
  @Description("Java heap that the JVM has committed memory for")
  @DataAmount
  public long heapCommitted;

  @Label("Metaspace")
  @Description("Class metadata that the JVM has committed memory for")
  @DataAmount
  public long metaspace;

  @Label("Code Cache")
  @Description("Compiled code that the JVM has committed memory for")
  @DataAmount
  public long codeCache;

  @Label("Direct Buffers")
  @Description("Memory of direct byte buffers")
  @DataAmount
  public long directBuffers;

  @Label("Mapped Buffers")
  @Description("Address space of files that are mapped as byte buffers")
  @DataAmount
  public long mappedBuffers;

  @Label("Working Set")
  @Description(
      "Current memory without inactive page cache, as Kubernetes computes it for evictions")
  @DataAmount
  public long workingSet;

  @Label("Adjusted Working Set")
  @Description("Working set without the slab objects that the kernel can reclaim under pressure")
  @DataAmount
  public long workingSetWithoutReclaimableSlab;

  @Label("Limit")
  @Description("Lowest memory limit of the container and what it is in, missing if there is none")
  @DataAmount
  public long limit;

  @Label("High")
  @Description(
      "Memory above which the kernel throttles the container, missing if there is no such limit")
  @DataAmount
  public long high;

  @Label("Peak")
  @Description("Most memory that was ever charged to the container")
  @DataAmount
  public long peak;

  @Label("Headroom")
  @Description("What the container may still be charged before it reaches the limit")
  @DataAmount
  public long headroom;

  @Label("Swap Limit")
  @Description("Most swap that the container may use, missing if there is no limit")
  @DataAmount
  public long swapLimit;

  @Label("Dying Descendants")
  @Description(
      "Removed cgroups below that the kernel can not free yet because memory is charged to them")
  public long dyingDescendants;

  @Label("Processes")
  @Description("Tasks in the container, each thread being one")
  public long processes;

  @Label("Process Limit")
  @Description("Most tasks that the container may have, missing if there is no limit")
  public long processLimit;

  @Label("Cgroup")
  @Description("Path of the cgroup that the numbers are from")
  public @Nullable String cgroup;

  @Label("Cgroup Version")
  @Description("Version 1 or 2, by which the numbers have different origins")
  public int cgroupVersion;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
