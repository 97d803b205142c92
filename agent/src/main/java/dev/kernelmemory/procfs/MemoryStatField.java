package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a cgroup v2's {@code memory.stat} that are read, in bytes; see
 * Documentation/admin-guide/cgroup-v2.rst.
 *
 * <pre>
 * slab_unreclaimable 896096
 * </pre>
 *
 * <p>Unlike the host's, a cgroup's {@code vmalloc} holds no kernel stacks. In the root cgroup the
 * kernel's part is 0 however busy the host is.
 */
public enum MemoryStatField implements KernelField {
  ANON("anon"),
  FILE("file"),
  KERNEL("kernel", "5.18"),
  KERNEL_STACK("kernel_stack"),
  PAGETABLES("pagetables", "5.11"),
  SEC_PAGETABLES("sec_pagetables", "6.1"),
  PERCPU("percpu", "5.9"),
  SOCK("sock"),
  VMALLOC("vmalloc", "5.17"),
  SHMEM("shmem"),
  FILE_MAPPED("file_mapped"),
  FILE_DIRTY("file_dirty"),
  SWAPCACHED("swapcached"),
  SLAB_RECLAIMABLE("slab_reclaimable"),
  SLAB_UNRECLAIMABLE("slab_unreclaimable"),
  SLAB("slab"),
  INACTIVE_FILE("inactive_file"),
  ACTIVE_FILE("active_file");

  private final String key;
  private final @Nullable String since;

  MemoryStatField(String key) {
    this(key, null);
  }

  MemoryStatField(String key, @Nullable String since) {
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
