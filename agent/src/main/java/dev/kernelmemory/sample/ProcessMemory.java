package dev.kernelmemory.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The memory of this process at one moment, from {@code /proc/self}. Immutable.
 *
 * <p>The kernel keeps no account of slab, vmalloc and per-CPU memory by process; its page tables
 * are known and its kernel stacks are estimated from the number of threads.
 */
public final class ProcessMemory implements KernelMemory {
  private final long[] values;
  private final List<String> unavailable;
  private final Moment takenAt;

  ProcessMemory(long[] values, List<String> unavailable, Moment takenAt) {
    this.values = values.clone();
    this.unavailable = unavailable;
    this.takenAt = takenAt;
  }

  /** No number at all, and one reason for it. */
  static ProcessMemory without(String reason, Moment moment) {
    long[] values = new long[ProcessField.COUNT];
    Arrays.fill(values, UNREADABLE);
    List<String> reasons = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      reasons.add(dimension.label() + ": unreadable: " + reason);
    }
    return new ProcessMemory(values, Collections.unmodifiableList(reasons), moment);
  }

  @Override
  public long get(Dimension dimension) {
    return dimension == Dimension.KERNEL_STACK
        ? get(ProcessField.KERNEL_STACK)
        : dimension == Dimension.PAGE_TABLES ? get(ProcessField.PAGE_TABLES) : NOT_REPORTED;
  }

  /** A number, or one of the two negative marks. */
  public long get(ProcessField field) {
    return values[field.ordinal()];
  }

  /** This process's share of another scope's dimension, from 0 to 1; NaN if either is unknown. */
  public double shareOf(KernelMemory whole, Dimension dimension) {
    long own = get(dimension);
    long all = whole.get(dimension);
    return own < 0 || all <= 0 ? Double.NaN : Math.min(1, (double) own / all);
  }

  @Override
  public List<String> unavailable() {
    return unavailable;
  }

  @Override
  public Moment takenAt() {
    return takenAt;
  }
}
