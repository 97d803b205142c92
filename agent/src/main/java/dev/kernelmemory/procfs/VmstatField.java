package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code /proc/vmstat} that are read, each a count since the host was started; see
 * proc_vmstat(5).
 *
 * <pre>
 * pgscan_direct 0
 * </pre>
 *
 * <p>A zone that the host does not have may be missing. Where an emulation such as lxcfs makes this
 * file, the counts may never change.
 */
public enum VmstatField implements KernelField {
  /** Allocations that had to reclaim memory themselves, by zone. */
  ALLOCSTALL_DMA("allocstall_dma"),
  ALLOCSTALL_DMA32("allocstall_dma32"),
  ALLOCSTALL_NORMAL("allocstall_normal"),
  ALLOCSTALL_MOVABLE("allocstall_movable"),
  /** Pages looked at by the kernel's own reclaim thread. */
  PGSCAN_KSWAPD("pgscan_kswapd"),
  /** Pages looked at by allocations. */
  PGSCAN_DIRECT("pgscan_direct"),
  /** Pages reclaimed by the kernel's own reclaim thread. */
  PGSTEAL_KSWAPD("pgsteal_kswapd"),
  /** Pages reclaimed by allocations. */
  PGSTEAL_DIRECT("pgsteal_direct"),
  /** Slab objects looked at for reclaim. */
  SLABS_SCANNED("slabs_scanned"),
  /** Processes killed. */
  OOM_KILL("oom_kill", "4.13");

  private final String key;
  private final @Nullable String since;

  VmstatField(String key) {
    this(key, null);
  }

  VmstatField(String key, @Nullable String since) {
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

  /** A parser whose values stand at the fields' ordinals. */
  public static FieldParser newParser() {
    return new FieldParser(FieldTable.of("", values(), ' '));
  }
}
