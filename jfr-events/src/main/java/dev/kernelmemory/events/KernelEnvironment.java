package dev.kernelmemory.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to read the numbers of {@link HostKernelMemory}; written at a recording's start.
 */
@Name("dev.kernelmemory.Environment")
@Label("Kernel Environment")
@Description("The kernel and the machine that the kernel memory events come from")
@Category({"Operating System", "Memory", "Kernel"})
@Period("60 s")
@StackTrace(false)
public final class KernelEnvironment extends Event {
  @Label("Kernel Release")
  @Description("Release of the running kernel, as uname -r prints it")
  public @Nullable String kernelRelease;

  @Label("Architecture")
  @Description("Architecture of the Java virtual machine")
  public @Nullable String architecture;

  @Label("Page Size")
  @Description("Size of a memory page")
  @DataAmount
  public long pageSize;

  @Label("Possible Processors")
  @Description("Processors that the kernel keeps per-CPU memory for, online or not")
  public int possibleProcessors;

  @Label("Thread Size")
  @Description("Kernel stack of one task, derived from KernelStack and the number of tasks")
  @DataAmount
  public long threadSize;

  @Label("Stack Placement")
  @Description(
      "Where kernel stacks are: vmalloc (then they are in Vmalloc Used too), pages, unknown")
  public @Nullable String stackPlacement;

  @Label("Base Path")
  @Description("Where the host's procfs is read")
  public @Nullable String basePath;

  @Label("Agent Version")
  @Description("Version of the kernel-memory-agent that wrote the events")
  public @Nullable String agentVersion;

  @Label("Machine")
  @Description("Model of the machine as its firmware names it")
  public @Nullable String machine;

  @Label("Hypervisor")
  @Description("What runs the machine if it is a virtual one")
  public @Nullable String hypervisor;

  @Label("Container Runtime")
  @Description("What made the container that the JVM is in")
  public @Nullable String containerRuntime;

  @Label("Host Scope")
  @Description("What the host's numbers are about: a machine, or the kernel of a virtual one")
  public @Nullable String hostScope;

  @Label("Cgroup Version")
  @Description("Version 1 or 2, by which the container's numbers have different origins")
  public int cgroupVersion;

  @Label("Cgroup Path")
  @Description("Directory that the container's numbers are read from")
  public @Nullable String cgroupPath;

  @Label("Cgroup Placement")
  @Description("How the directory relates to the JVM's own cgroup")
  public @Nullable String cgroupPlacement;

  @Label("Cgroup Base Path")
  @Description("Where the host's cgroup file system is read")
  public @Nullable String cgroupBasePath;

  @Label("Sys Base Path")
  @Description("Where the host's sysfs is read")
  public @Nullable String sysBasePath;

  @Label("Thread Limit")
  @Description("Most threads that the JVM may have, missing if there is no limit")
  public long threadLimit;

  @Label("Mapping Limit")
  @Description("Most memory mappings that a process may have")
  public long mappingLimit;

  @Label("Open File Limit")
  @Description("Most file descriptors that the JVM may have, missing if there is no limit")
  public long openFileLimit;
}
