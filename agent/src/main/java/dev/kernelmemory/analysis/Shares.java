package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import org.jspecify.annotations.Nullable;

/** Finds out how much of a change is this JVM's and this container's own. */
final class Shares {
  /** Slab that a thread takes, measured: 7 to 12 KiB. */
  private static final double SLAB_PER_THREAD = 10.0 * Units.KIB;

  /** Slab that an open file takes: 2.4 to 3.7 KiB for a socket, less for others, measured. */
  private static final double SLAB_PER_FILE = 2.5 * Units.KIB;

  /** With so large a part of the container's tasks, a JVM is practically alone there. */
  private static final double ALONE_RATIO = 0.8;

  private final Machine machine;
  private final ScopeAnalysis container;
  private final ScopeAnalysis process;
  private boolean alone;

  Shares(Machine machine, ScopeAnalysis container, ScopeAnalysis process) {
    this.machine = machine;
    this.container = container;
    this.process = process;
  }

  /** Takes note of who else is in the container. */
  void observe(@Nullable Observation inContainer, @Nullable Observation inProcess) {
    alone =
        inContainer != null
            && inProcess != null
            && inContainer.get(Quantity.TASKS) > 0
            && inProcess.get(Quantity.THREADS) >= ALONE_RATIO * inContainer.get(Quantity.TASKS);
  }

  /**
   * Judges a change.
   *
   * @param sinceMillis when it began, or negative if it is a step of the last seconds
   * @param change its size in bytes, negative for a fall
   */
  Attribution of(Scope scope, Quantity quantity, long sinceMillis, double change) {
    if (scope == Scope.PROCESS) {
      return Attribution.THIS_JVM;
    }
    double jvm = jvmChange(quantity, sinceMillis) / change;
    if (scope == Scope.CONTAINER) {
      return Attribution.ofContainer(jvm, alone);
    }
    double own = containerChange(quantity, sinceMillis) / change;
    return Attribution.ofHost(jvm, isComplete(quantity), own, alone);
  }

  /** The first version of cgroups tells kernel memory as a whole, most of which is slab. */
  private double containerChange(Quantity quantity, long sinceMillis) {
    double known = change(container, quantity, sinceMillis);
    return quantity.dimension() == Dimension.SLAB && Double.isNaN(known)
        ? change(container, Quantity.KERNEL, sinceMillis)
        : known;
  }

  private double jvmChange(Quantity quantity, long sinceMillis) {
    switch (quantity) {
      case SLAB:
      case SLAB_UNRECLAIMABLE:
        return slabOf(
            change(process, Quantity.THREADS, sinceMillis),
            change(process, Quantity.OPEN_FILES, sinceMillis));
      case VMALLOC_USED:
        return machine.stacks() == Machine.Stacks.IN_PAGES
            ? Double.NaN
            : change(process, Quantity.KERNEL_STACK, sinceMillis);
      case KERNEL_STACK:
      case PAGE_TABLES:
        return change(process, quantity, sinceMillis);
      default:
        return Double.NaN;
    }
  }

  private static double slabOf(double threads, double files) {
    double ofFiles = SLAB_PER_FILE * files;
    return Double.isNaN(threads)
        ? ofFiles
        : SLAB_PER_THREAD * threads + (Double.isNaN(ofFiles) ? 0 : ofFiles);
  }

  private static boolean isComplete(Quantity quantity) {
    return quantity == Quantity.KERNEL_STACK || quantity == Quantity.PAGE_TABLES;
  }

  private static double change(ScopeAnalysis scope, Quantity quantity, long sinceMillis) {
    Series series = scope.get(quantity);
    if (series == null) {
      return Double.NaN;
    }
    return sinceMillis < 0 ? series.recentChange() : series.changeSince(sinceMillis);
  }
}
