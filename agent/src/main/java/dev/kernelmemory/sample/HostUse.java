package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.MeminfoField;

/**
 * What programs have in use of the host, which kernel memory is compared with over minutes; so it
 * is looked at once a minute. Immutable.
 */
public final class HostUse {
  /** Nothing is known yet. */
  static final HostUse UNKNOWN =
      new HostUse(KernelMemory.NOT_REPORTED, KernelMemory.NOT_REPORTED, KernelMemory.NOT_REPORTED);

  private static final MeminfoField[] LRU = {
    MeminfoField.ACTIVE, MeminfoField.INACTIVE, MeminfoField.UNEVICTABLE
  };
  private static final MeminfoField[] MAPPED = {MeminfoField.ANON_PAGES, MeminfoField.MAPPED};

  private final long lru;
  private final long mapped;
  private final long tasks;

  private HostUse(long lru, long mapped, long tasks) {
    this.lru = lru;
    this.mapped = mapped;
    this.tasks = tasks;
  }

  /**
   * Takes what was read.
   *
   * @param meminfo a value or mark for each {@link MeminfoField}, by its ordinal
   * @param tasks a count or mark
   */
  static HostUse of(long[] meminfo, long tasks) {
    return new HostUse(sum(meminfo, LRU), sum(meminfo, MAPPED), tasks);
  }

  /** Whether a field is of use in a sum only. */
  static boolean isSummed(MeminfoField field) {
    return isIn(LRU, field) || isIn(MAPPED, field);
  }

  /**
   * Pages that are used by programs or hold what they have read: Active + Inactive + Unevictable of
   * {@code /proc/meminfo}, in bytes.
   */
  public long lru() {
    return lru;
  }

  /** What processes map, shared pages counted once: AnonPages + Mapped, in bytes. */
  public long mapped() {
    return mapped;
  }

  /** Tasks, kernel threads included, as of {@code /proc/loadavg}; a count. */
  public long tasks() {
    return tasks;
  }

  /** A sum that lacks a part is no number. */
  private static long sum(long[] meminfo, MeminfoField[] fields) {
    long sum = 0;
    for (MeminfoField field : fields) {
      long value = meminfo[field.ordinal()];
      if (value < 0) {
        return value;
      }
      sum = HostMemory.saturatedSum(sum, value);
    }
    return sum;
  }

  private static boolean isIn(MeminfoField[] fields, MeminfoField wanted) {
    for (MeminfoField field : fields) {
      if (field == wanted) {
        return true;
      }
    }
    return false;
  }
}
