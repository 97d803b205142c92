package dev.kernelmemory.procfs;

/**
 * The lines of a cgroup v2's {@code cgroup.stat} that are read, each a number of cgroups; see
 * Documentation/admin-guide/cgroup-v2.rst.
 *
 * <pre>
 * nr_dying_descendants 0
 * </pre>
 */
public enum CgroupStatField implements KernelField {
  /** Alive, at any depth below. */
  NR_DESCENDANTS("nr_descendants"),
  /** Removed, but with memory charged to them that keeps them in the kernel. */
  NR_DYING_DESCENDANTS("nr_dying_descendants");

  private final String key;

  CgroupStatField(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  /** A parser whose values stand at the fields' ordinals. */
  public static FieldParser newParser() {
    return new FieldParser(FieldTable.of("", values(), ' '));
  }
}
