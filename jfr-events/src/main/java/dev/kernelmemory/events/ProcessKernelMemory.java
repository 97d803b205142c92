package dev.kernelmemory.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/**
 * The kernel memory of the JVM's own process, in bytes, with the numbers that drive it.
 *
 * <p>A number that this kernel does not report, or that could not be read, is {@link
 * Long#MIN_VALUE}, which JFR tools show as missing; a share is {@link Float#NaN} then.
 */
@Name("dev.kernelmemory.ProcessKernelMemory")
@Label("Process Kernel Memory")
@Description(
    "Memory that the kernel holds for this JVM, and what the JVM has that makes the kernel hold it")
@Category({"Operating System", "Memory", "Kernel"})
@Period("1 s")
@StackTrace(false)
public final class ProcessKernelMemory extends Event {
  @Label("Kernel Stack")
  @Description("Kernel stacks of the JVM, an estimate: threads times the thread size")
  @DataAmount
  public long kernelStack;

  @Label("Page Tables")
  @Description("Pages used as page tables of the JVM")
  @DataAmount
  public long pageTables;

  @Label("Threads")
  @Description("Threads of the JVM as the kernel counts them, those without Java code included")
  public long threads;

  @Label("Resident")
  @Description("Memory of the JVM that is in pages")
  @DataAmount
  public long resident;

  @Label("Resident Anonymous")
  @Description("Part of the resident memory that has no file")
  @DataAmount
  public long residentAnonymous;

  @Label("Resident File")
  @Description("Part of the resident memory that is mapped from files")
  @DataAmount
  public long residentFile;

  @Label("Resident Shared Memory")
  @Description("Part of the resident memory that is tmpfs or shared memory")
  @DataAmount
  public long residentShmem;

  @Label("Swap")
  @Description("Memory of the JVM that has been swapped out")
  @DataAmount
  public long swap;

  @Label("Virtual Size")
  @Description("Address space of the JVM, which is no memory in use")
  @DataAmount
  public long virtualSize;

  @Label("Open Files")
  @Description("File descriptors that the JVM has open, sockets and pipes included")
  public long openFiles;

  @Label("Open File Limit")
  @Description("Most file descriptors that the JVM may have, missing if there is no limit")
  public long openFileLimit;

  @Label("Mappings")
  @Description("Memory mappings of the JVM")
  public long mappings;

  @Label("Mapping Limit")
  @Description("Most memory mappings that a process may have")
  public long mappingLimit;

  @Label("Host Stack Share")
  @Description("The JVM's part of all kernel stacks on the host")
  @Percentage
  public float kernelStackHostShare;

  @Label("Host Tables Share")
  @Description("The JVM's part of all page tables on the host")
  @Percentage
  public float pageTablesHostShare;

  @Label("Container Stack Share")
  @Description("The JVM's part of the kernel stacks in its container")
  @Percentage
  public float kernelStackContainerShare;

  @Label("Container Tables Share")
  @Description("The JVM's part of the page tables in its container")
  @Percentage
  public float pageTablesContainerShare;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
