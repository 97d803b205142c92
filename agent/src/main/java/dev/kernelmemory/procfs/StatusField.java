package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code /proc/PID/status} that are read, in bytes but for the number of threads; see
 * proc_pid_status(5).
 *
 * <pre>
 * VmPTE:        25 kB
 * Threads:        1
 * </pre>
 *
 * <p>A kernel thread, and a process that is ending, has no {@code Vm} line.
 */
public enum StatusField implements KernelField {
  VM_SIZE("VmSize"),
  VM_RSS("VmRSS"),
  RSS_ANON("RssAnon", "4.5"),
  RSS_FILE("RssFile", "4.5"),
  RSS_SHMEM("RssShmem", "4.5"),
  VM_SWAP("VmSwap"),
  /** Page tables of all levels; five times too small with 64 KiB pages on ppc64. */
  VM_PTE("VmPTE"),
  VM_PEAK("VmPeak"),
  /** Most that was ever resident. */
  VM_HWM("VmHWM"),
  THREADS("Threads");

  private final String key;
  private final @Nullable String since;

  StatusField(String key) {
    this(key, null);
  }

  StatusField(String key, @Nullable String since) {
    this.key = key;
    this.since = since;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public @Nullable String since() {
    return since;
  }

  @Override
  public FieldUnit unit() {
    return this == THREADS ? FieldUnit.PLAIN : FieldUnit.KIB;
  }

  /** A parser whose values stand at the fields' ordinals. */
  public static FieldParser newParser() {
    return new FieldParser(FieldTable.of("", values(), ':'));
  }
}
