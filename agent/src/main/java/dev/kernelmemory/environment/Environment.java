package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.CpuListParser;
import java.io.File;

/**
 * What does not change while the JVM lives and is needed to read the numbers. Immutable.
 *
 * <p>Numbers that could not be found out are -1.
 */
public final class Environment {
  private final String kernelRelease;
  private final String architecture;
  private final long pageSizeBytes;
  private final int possibleProcessors;
  private final long threadSizeBytes;
  private final StackPlacement stackPlacement;
  private final Surroundings surroundings;
  private final Limits limits;

  private Environment(
      String kernelRelease,
      String architecture,
      long pageSizeBytes,
      int possibleProcessors,
      long threadSizeBytes,
      StackPlacement stackPlacement,
      Surroundings surroundings,
      Limits limits) {
    this.kernelRelease = kernelRelease;
    this.architecture = architecture;
    this.pageSizeBytes = pageSizeBytes;
    this.possibleProcessors = possibleProcessors;
    this.threadSizeBytes = threadSizeBytes;
    this.stackPlacement = stackPlacement;
    this.surroundings = surroundings;
    this.limits = limits;
  }

  /**
   * Looks around; takes some milliseconds, most of them for the kernel's configuration.
   *
   * @param procfs the procfs mount that is read for the host; the process itself is always looked
   *     up in {@code /proc/self}
   * @param kernelStackBytes the host's KernelStack just now, negative if unknown
   */
  public static Environment detect(File procfs, long kernelStackBytes) {
    return detect(procfs, new File("/sys"), kernelStackBytes);
  }

  /**
   * Looks around with sysfs mounted elsewhere, too.
   *
   * @param procfs the procfs mount that is read for the host
   * @param sysfs the sysfs mount
   * @param kernelStackBytes the host's KernelStack just now, negative if unknown
   */
  public static Environment detect(File procfs, File sysfs, long kernelStackBytes) {
    String container = System.getenv("container");
    Places places =
        new Places(
            new File("/"),
            procfs,
            sysfs,
            new File("/proc/self"),
            container == null ? "" : container);
    return detect(places, String.valueOf(System.getProperty("os.arch")), kernelStackBytes);
  }

  static Environment detect(Places places, String architecture, long kernelStackBytes) {
    File procfs = places.procfs();
    String possible = SmallFile.read(new File(places.sysfs(), "devices/system/cpu/possible"));
    return new Environment(
        KernelRelease.read(procfs),
        architecture,
        PageSize.bytes(),
        CpuListParser.count(possible),
        ThreadSize.measure(procfs, kernelStackBytes),
        StackPlacement.detect(procfs, places.at("boot"), architecture),
        Surroundings.detect(places),
        Limits.detect(procfs, places.process()));
  }

  /** The kernel's release, for example {@code 6.1.0-30-amd64}. */
  public String kernelRelease() {
    return kernelRelease;
  }

  /** The JVM's architecture, for example {@code amd64}. */
  public String architecture() {
    return architecture;
  }

  /** The size of a page in bytes. */
  public long pageSizeBytes() {
    return pageSizeBytes;
  }

  /** Processors that the kernel has per-CPU memory for, online or not. */
  public int possibleProcessors() {
    return possibleProcessors;
  }

  /** The kernel's stack for one task in bytes, derived from KernelStack and the number of tasks. */
  public long threadSizeBytes() {
    return threadSizeBytes;
  }

  /** Whether kernel stacks are part of VmallocUsed. */
  public StackPlacement stackPlacement() {
    return stackPlacement;
  }

  /** What this process runs in. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** What the kernel lets this process have. */
  public Limits limits() {
    return limits;
  }
}
