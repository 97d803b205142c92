package dev.kernelmemory.procfs;

/**
 * The lines of a cgroup v1's {@code memory.stat} that are read, in bytes; see
 * Documentation/admin-guide/cgroup-v1/memory.rst.
 *
 * <pre>
 * total_rss 855154688
 * hierarchical_memory_limit 9223372036854771712
 * </pre>
 *
 * <p>The names with {@code total_} include the cgroups below. None of the lines is about kernel
 * memory.
 */
public enum MemoryStatV1Field implements KernelField {
  TOTAL_CACHE("total_cache"),
  TOTAL_RSS("total_rss"),
  TOTAL_RSS_HUGE("total_rss_huge"),
  TOTAL_SHMEM("total_shmem"),
  TOTAL_MAPPED_FILE("total_mapped_file"),
  TOTAL_DIRTY("total_dirty"),
  TOTAL_SWAP("total_swap"),
  TOTAL_INACTIVE_FILE("total_inactive_file"),
  TOTAL_ACTIVE_FILE("total_active_file"),
  /** The lowest limit from here to the root; {@link Long#MAX_VALUE} if there is none. */
  HIERARCHICAL_MEMORY_LIMIT("hierarchical_memory_limit");

  private final String key;

  MemoryStatV1Field(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public FieldUnit unit() {
    return this == HIERARCHICAL_MEMORY_LIMIT ? FieldUnit.LIMIT : FieldUnit.PLAIN;
  }

  /** A parser whose values stand at the fields' ordinals. */
  public static FieldParser newParser() {
    return new FieldParser(FieldTable.of("", values(), ' '));
  }
}
