package dev.kernelmemory.sample;

import java.util.Arrays;

/**
 * How hard it is for a scope to find free memory, at one moment. Immutable.
 *
 * <p>Averages are in hundredths of a percent of time that some, or all, tasks stood still for lack
 * of memory; totals in microseconds since boot, or since the group was made. Counters count from
 * there too. All can be one of the marks of {@link KernelMemory}.
 */
public final class MemoryPressure {
  /** The averages and totals, in the kernel's order. */
  public enum Stall {
    SOME_AVERAGE_10,
    SOME_AVERAGE_60,
    SOME_AVERAGE_300,
    SOME_TOTAL,
    FULL_AVERAGE_10,
    FULL_AVERAGE_60,
    FULL_AVERAGE_300,
    FULL_TOTAL
  }

  /** Counters of the host, from {@code /proc/vmstat}. */
  public enum Counter {
    /** Allocations that had to reclaim memory themselves (allocstall_*). */
    ALLOCATION_STALLS,
    /** Pages looked at by reclaim (pgscan_kswapd, pgscan_direct). */
    PAGES_SCANNED,
    /** Pages reclaimed (pgsteal_kswapd, pgsteal_direct). */
    PAGES_STOLEN,
    /** Slab objects looked at by reclaim (slabs_scanned). */
    SLABS_SCANNED,
    /** Processes ended by the OOM killer (oom_kill, since 4.13). */
    OOM_KILLS
  }

  private final String state;
  private final long[] stalls;
  private final long[] counters;
  private final Moment takenAt;

  MemoryPressure(String state, long[] stalls, long[] counters, Moment takenAt) {
    this.state = state;
    this.stalls = stalls.clone();
    this.counters = counters.clone();
    this.takenAt = takenAt;
  }

  /** No number at all. */
  static MemoryPressure without(String state, Moment moment) {
    return new MemoryPressure(state, noStalls(), noCounters(), moment);
  }

  static long[] noStalls() {
    return filled(Stall.values().length);
  }

  static long[] noCounters() {
    return filled(Counter.values().length);
  }

  /** {@code ok}, or why there are no averages and totals. */
  public String state() {
    return state;
  }

  /** An average or total, or a negative mark. */
  public long get(Stall stall) {
    return stalls[stall.ordinal()];
  }

  /** A counter, or a negative mark. */
  public long get(Counter counter) {
    return counters[counter.ordinal()];
  }

  /** When the averages were read. */
  public Moment takenAt() {
    return takenAt;
  }

  private static long[] filled(int length) {
    long[] values = new long[length];
    Arrays.fill(values, KernelMemory.NOT_REPORTED);
    return values;
  }
}
