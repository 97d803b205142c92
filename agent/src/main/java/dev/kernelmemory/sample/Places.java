package dev.kernelmemory.sample;

import dev.kernelmemory.environment.FileSystems;
import java.io.File;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where to read, and what. Immutable. */
public final class Places {
  private final File procfs;
  private final File sysfs;
  private final @Nullable File cgroupfs;
  private final boolean hostOnly;
  private final boolean slabDetail;
  private final boolean vmallocDetail;
  private final long budgetNanos;

  private Places(
      File procfs,
      File sysfs,
      @Nullable File cgroupfs,
      boolean hostOnly,
      boolean slabDetail,
      boolean vmallocDetail,
      long budgetNanos) {
    this.procfs = procfs;
    this.sysfs = sysfs;
    this.cgroupfs = cgroupfs;
    this.hostOnly = hostOnly;
    this.slabDetail = slabDetail;
    this.vmallocDetail = vmallocDetail;
    this.budgetNanos = budgetNanos;
  }

  /**
   * All scopes.
   *
   * @param procfs the procfs mount that is read for the host
   * @param sysfs the sysfs mount
   * @param cgroupfs a cgroup file system to take instead of those that are mounted here, or null
   */
  public static Places of(File procfs, File sysfs, @Nullable File cgroupfs) {
    return new Places(procfs, sysfs, cgroupfs, false, false, false, Source.DEFAULT_BUDGET_NANOS);
  }

  /** The host's meminfo and nothing else: what the other scopes' cost is compared with. */
  public static Places hostOnly(File procfs) {
    return new Places(
        procfs, new File("/sys"), null, true, false, false, Source.DEFAULT_BUDGET_NANOS);
  }

  /** The same, with the slab caches or the callers of vmalloc in detail. */
  public Places withDetail(boolean slab, boolean vmalloc) {
    return new Places(procfs, sysfs, cgroupfs, hostOnly, slab, vmalloc, budgetNanos);
  }

  /** The same, with another time that a reading may take before its source is read less often. */
  public Places withBudgetMillis(long millis) {
    return new Places(
        procfs,
        sysfs,
        cgroupfs,
        hostOnly,
        slabDetail,
        vmallocDetail,
        TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** The procfs mount that is read for the host. */
  public File procfs() {
    return procfs;
  }

  /** The sysfs mount. */
  public File sysfs() {
    return sysfs;
  }

  @Nullable File cgroupfs() {
    return cgroupfs;
  }

  boolean isHostOnly() {
    return hostOnly;
  }

  boolean slabDetail() {
    return slabDetail;
  }

  boolean vmallocDetail() {
    return vmallocDetail;
  }

  /** Whether a reading might never come back: a FUSE mount, or files made up by somebody. */
  boolean mayHang() {
    File meminfo = new File(procfs, "meminfo");
    File self = new File("/proc/self");
    return cgroupfs == null
        ? FileSystems.mayHang(self, meminfo, sysfs)
        : FileSystems.mayHang(self, meminfo, sysfs, cgroupfs);
  }

  long budgetNanos() {
    return budgetNanos;
  }
}
