package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of one scope. Not thread-safe. */
final class ScopeAnalysis {
  private static final double LEAST_STEP_BYTES = 4.0 * Units.MIB;

  /** From as much too low to as much too high: the most that staleness alone looks like. */
  private static final double STALE_STEPS = 2;

  /** The RAM that is assumed where it is not known. */
  private static final long USUAL_MEMORY_BYTES = 16 * Units.GIB;

  private static final double RECLAIMABLE_RATIO = 0.25;

  private final Scope scope;
  private final Machine machine;
  private final Thresholds thresholds;
  private final Map<Quantity, Series> byQuantity = new EnumMap<>(Quantity.class);
  private final List<Series> series = new ArrayList<>();
  private final GrowthLimits[] limits = new GrowthLimits[Observation.QUANTITIES];
  private final long[] stepBytes = new long[Observation.QUANTITIES];
  private long memoryBytes = -1;

  ScopeAnalysis(Scope scope, Machine machine, Thresholds thresholds) {
    this.scope = scope;
    this.machine = machine;
    this.thresholds = thresholds;
    // Parts first: the whole is judged with a look at them.
    if (scope == Scope.PROCESS) {
      add(Quantity.THREADS, false, false);
      add(Quantity.OPEN_FILES, false, false);
    } else {
      add(Quantity.SLAB_RECLAIMABLE, false, false);
      add(Quantity.SLAB, true, true);
      add(Quantity.SLAB_UNRECLAIMABLE, false, true);
      add(Quantity.VMALLOC_USED, true, true);
      add(Quantity.PER_CPU, true, true);
    }
    if (scope == Scope.CONTAINER) {
      add(Quantity.KERNEL, true, true);
    }
    add(Quantity.KERNEL_STACK, true, true);
    add(Quantity.PAGE_TABLES, true, true);
    fitLimits();
  }

  /**
   * Adds an observation.
   *
   * @param memory the RAM or the limit that applies, not positive if it is not known
   * @return whether any series found, changed or ended anything
   */
  boolean add(Observation observation, long memory) {
    if (memory != memoryBytes) {
      memoryBytes = memory;
      fitLimits();
    }
    boolean found = false;
    for (int i = 0; i < series.size(); i++) {
      Series one = series.get(i);
      int at = one.quantity.ordinal();
      found |=
          one.add(
              observation.timeMillis(),
              value(one.quantity, observation),
              stepBytes[at],
              limits[at],
              reclaimablePartOf(one.quantity));
    }
    return found;
  }

  Scope scope() {
    return scope;
  }

  List<Series> series() {
    return series;
  }

  @Nullable Series get(Quantity quantity) {
    return byQuantity.get(quantity);
  }

  /** The RAM or the limit that applies; not positive if it is not known. */
  long memoryBytes() {
    return memoryBytes;
  }

  private void add(Quantity quantity, boolean findsSteps, boolean findsGrowth) {
    Series one = new Series(quantity, findsSteps, findsGrowth);
    byQuantity.put(quantity, one);
    series.add(one);
  }

  private @Nullable LevelHistory reclaimablePartOf(Quantity quantity) {
    Series part = quantity == Quantity.SLAB ? get(Quantity.SLAB_RECLAIMABLE) : null;
    return part == null || part.history.isEmpty() ? null : part.history;
  }

  private long value(Quantity quantity, Observation observation) {
    long value = observation.get(quantity);
    switch (quantity) {
      case SLAB_RECLAIMABLE:
        return value >= 0 ? value : rest(observation, Quantity.SLAB_UNRECLAIMABLE);
      case SLAB_UNRECLAIMABLE:
        return value >= 0 ? value : rest(observation, Quantity.SLAB_RECLAIMABLE);
      case SLAB:
        return value >= 0 ? value : sum(observation);
      case VMALLOC_USED:
        return vmallocWithoutStacks(value, observation);
      case KERNEL:
        // Its parts say more, where the kernel tells them.
        return observation.has(Quantity.SLAB) ? Observation.ABSENT : value;
      case KERNEL_STACK:
        return value < 0 && observation.has(Quantity.THREADS) && machine.threadSizeBytes() > 0
            ? observation.get(Quantity.THREADS) * machine.threadSizeBytes()
            : value;
      default:
        return value;
    }
  }

  private static long rest(Observation observation, Quantity otherPart) {
    return observation.has(Quantity.SLAB) && observation.has(otherPart)
        ? Math.max(0, observation.get(Quantity.SLAB) - observation.get(otherPart))
        : Observation.ABSENT;
  }

  private static long sum(Observation observation) {
    return observation.has(Quantity.SLAB_RECLAIMABLE)
            && observation.has(Quantity.SLAB_UNRECLAIMABLE)
        ? observation.get(Quantity.SLAB_RECLAIMABLE) + observation.get(Quantity.SLAB_UNRECLAIMABLE)
        : Observation.ABSENT;
  }

  /** Stacks are found as KernelStack; 0 is what a kernel says that does not compute it. */
  private long vmallocWithoutStacks(long value, Observation observation) {
    if (value <= 0) {
      return Observation.ABSENT;
    }
    boolean within = scope == Scope.HOST && machine.stacks() == Machine.Stacks.IN_VMALLOC;
    return within && observation.has(Quantity.KERNEL_STACK)
        ? Math.max(0, value - observation.get(Quantity.KERNEL_STACK))
        : value;
  }

  private void fitLimits() {
    double memory = memoryBytes > 0 ? memoryBytes : USUAL_MEMORY_BYTES;
    for (Series one : series) {
      Quantity quantity = one.quantity;
      double stale = scope == Scope.HOST ? machine.stalenessBytes(quantity) : 0;
      double usual =
          thresholds.get(isSmall(quantity) ? Threshold.SMALL_STEP_BYTES : Threshold.STEP_BYTES);
      double share = memory * thresholds.get(Threshold.STEP_LIMIT_RATIO);
      double step = Math.max(LEAST_STEP_BYTES, Math.min(usual, share));
      step = Math.max(STALE_STEPS * stale, step);
      stepBytes[quantity.ordinal()] = (long) step;
      double weight = weight(quantity);
      limits[quantity.ordinal()] =
          new GrowthLimits(
              Math.max(
                  step / 16, weight * memory * thresholds.get(Threshold.GROWTH_RATIO_PER_HOUR)),
              Math.max(
                  step / 48,
                  weight * memory * thresholds.get(Threshold.SLOW_GROWTH_RATIO_PER_HOUR)),
              Math.max(step, memory * thresholds.get(Threshold.FAST_GROWTH_RATIO)),
              Math.max(step / 12, stale),
              memory * RECLAIMABLE_RATIO);
    }
  }

  private static boolean isSmall(Quantity quantity) {
    return quantity == Quantity.KERNEL_STACK || quantity == Quantity.PER_CPU;
  }

  /** Numbers that are small by nature are large news when they grow as others do. */
  private static double weight(Quantity quantity) {
    return isSmall(quantity) ? 0.25 : quantity == Quantity.PAGE_TABLES ? 0.5 : 1;
  }
}
