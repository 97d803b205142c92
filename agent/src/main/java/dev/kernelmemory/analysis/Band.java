package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;

/**
 * A proportion that memory usually keeps. Where each is from, docs/findings.md says.
 *
 * <p>A floor in bytes keeps small machines quiet, where fixed costs are a large share.
 */
enum Band {
  SLAB_UNRECLAIMABLE(
      Scope.HOST, Quantity.SLAB_UNRECLAIMABLE, Threshold.SLAB_UNRECLAIMABLE_RATIO, 256, "RAM"),
  SLAB_UNRECLAIMABLE_OF_LRU(
      Scope.HOST,
      Quantity.SLAB_UNRECLAIMABLE,
      Threshold.SLAB_UNRECLAIMABLE_LRU_RATIO,
      256,
      "what programs have in use"),
  SLAB(Scope.HOST, Quantity.SLAB, Threshold.SLAB_RATIO, 512, "RAM"),
  KERNEL_STACK(Scope.HOST, Quantity.KERNEL_STACK, Threshold.KERNEL_STACK_RATIO, 64, "RAM"),
  KERNEL_STACK_OF_TASKS(
      Scope.HOST,
      Quantity.KERNEL_STACK,
      Threshold.KERNEL_STACK_TASKS_RATIO,
      64,
      "the stacks of its tasks"),
  PAGE_TABLES(Scope.HOST, Quantity.PAGE_TABLES, Threshold.PAGE_TABLES_RATIO, 256, "RAM"),
  PAGE_TABLES_OF_MAPPED(
      Scope.HOST,
      Quantity.PAGE_TABLES,
      Threshold.PROCESS_TABLES_RATIO,
      512,
      "what maps the memory in use"),
  VMALLOC(Scope.HOST, Quantity.VMALLOC_USED, Threshold.VMALLOC_RATIO, 512, "RAM"),
  PER_CPU(Scope.HOST, Quantity.PER_CPU, Threshold.PER_CPU_RATIO, 128, "RAM"),
  PER_CPU_OF_PROCESSORS(
      Scope.HOST, Quantity.PER_CPU, Threshold.PER_CPU_BYTES, 64, "4 MiB a processor"),
  CONTAINER_KERNEL(
      Scope.CONTAINER, Quantity.KERNEL, Threshold.CONTAINER_KERNEL_RATIO, 64, "its memory"),
  CONTAINER_LIMIT(
      Scope.CONTAINER, Quantity.KERNEL, Threshold.CONTAINER_LIMIT_RATIO, 32, "its limit"),
  PROCESS_TABLES(
      Scope.PROCESS,
      Quantity.PAGE_TABLES,
      Threshold.PROCESS_TABLES_RATIO,
      64,
      "what maps its memory");

  /** A page of page tables maps 512 pages. */
  private static final double TABLES_PER_BYTE = 1.0 / 512;

  /** Of the share of RAM that is large by itself. */
  private static final double IDLE_RATIO = 0.5;

  private static final double TABLES_PER_THREAD = 2.0 * Units.KIB;

  final Scope scope;
  final Quantity quantity;
  final String reference;
  private final Threshold threshold;
  private final long floorBytes;

  Band(Scope scope, Quantity quantity, Threshold threshold, int floorMib, String reference) {
    this.scope = scope;
    this.quantity = quantity;
    this.threshold = threshold;
    this.floorBytes = floorMib * Units.MIB;
    this.reference = reference;
  }

  /** The most that is in proportion, in bytes; NaN where what is needed to tell is not known. */
  double most(Observation seen, Machine machine, Thresholds thresholds) {
    double factor = thresholds.get(threshold) * byKind(machine.kind());
    double share;
    switch (this) {
      case SLAB:
        share =
            seen.has(Quantity.SLAB_UNRECLAIMABLE) || seen.has(Quantity.SLAB_RECLAIMABLE)
                ? Double.NaN
                : factor * known(seen, Quantity.MEM_TOTAL);
        break;
      case SLAB_UNRECLAIMABLE_OF_LRU:
        // A machine with hardly anything in use is not out of proportion for that alone.
        share =
            Math.max(
                factor * known(seen, Quantity.LRU),
                IDLE_RATIO
                    * thresholds.get(Threshold.SLAB_UNRECLAIMABLE_RATIO)
                    * Math.max(0, seen.get(Quantity.MEM_TOTAL)));
        break;
      case KERNEL_STACK_OF_TASKS:
        share =
            machine.threadSizeBytes() > 0
                ? factor * machine.threadSizeBytes() * known(seen, Quantity.TASKS)
                : Double.NaN;
        break;
      case PAGE_TABLES_OF_MAPPED:
        share = factor * TABLES_PER_BYTE * known(seen, Quantity.MAPPED);
        break;
      case PER_CPU_OF_PROCESSORS:
        share =
            machine.possibleProcessors() > 0 ? factor * machine.possibleProcessors() : Double.NaN;
        break;
      case CONTAINER_KERNEL:
        share = factor * known(seen, Quantity.CURRENT);
        break;
      case CONTAINER_LIMIT:
        share = factor * known(seen, Quantity.LIMIT);
        break;
      case PROCESS_TABLES:
        share =
            factor
                * (TABLES_PER_BYTE * known(seen, Quantity.RESIDENT)
                    + TABLES_PER_THREAD * Math.max(0, seen.get(Quantity.THREADS)));
        break;
      default:
        share = factor * known(seen, Quantity.MEM_TOTAL);
    }
    return Math.max(share, (double) floorBytes);
  }

  /** What is compared, in bytes; NaN if it is not known. */
  double value(Observation seen, Machine machine) {
    double value = known(seen, quantity);
    switch (this) {
      case SLAB_UNRECLAIMABLE:
      case SLAB_UNRECLAIMABLE_OF_LRU:
        return seen.has(quantity)
            ? value
            : known(seen, Quantity.SLAB) - known(seen, Quantity.SLAB_RECLAIMABLE);
      case VMALLOC:
        return machine.stacks() == Machine.Stacks.IN_PAGES
            ? value
            : value - Math.max(0, seen.get(Quantity.KERNEL_STACK));
      case CONTAINER_KERNEL:
      case CONTAINER_LIMIT:
        return value - Math.max(0, seen.get(Quantity.SLAB_RECLAIMABLE));
      default:
        return value;
    }
  }

  /**
   * Drivers of real devices map large buffers by vmalloc; virtual machines have few of them, but
   * per-CPU memory for all the processors that their host might plug in.
   */
  private double byKind(Machine.Kind kind) {
    boolean isVirtual = kind == Machine.Kind.VIRTUAL;
    return (this == VMALLOC && !isVirtual) || (this == PER_CPU && isVirtual) ? 1.6 : 1;
  }

  private static double known(Observation seen, Quantity quantity) {
    long value = seen.get(quantity);
    return value > 0 ? value : Double.NaN;
  }
}
