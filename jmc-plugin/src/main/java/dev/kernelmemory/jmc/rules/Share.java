package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.analysis.Threshold;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.sample.Scope;

/** A part of the host's memory that is unusual from some share on, if it is not small anyway. */
enum Share {
  SLAB(Quantity.SLAB_UNRECLAIMABLE, Threshold.SLAB_UNRECLAIMABLE_RATIO, 256),
  VMALLOC(Quantity.VMALLOC_USED, Threshold.VMALLOC_RATIO, 512),
  KERNEL_STACK(Quantity.KERNEL_STACK, Threshold.KERNEL_STACK_RATIO, 64),
  PAGE_TABLES(Quantity.PAGE_TABLES, Threshold.PAGE_TABLES_RATIO, 256),
  PER_CPU(Quantity.PER_CPU, Threshold.PER_CPU_RATIO, 128);

  private final Quantity quantity;
  private final Threshold threshold;
  private final long floorBytes;

  Share(Quantity quantity, Threshold threshold, int floorMib) {
    this.quantity = quantity;
    this.threshold = threshold;
    this.floorBytes = (long) floorMib << 20;
  }

  /** What it is a share of, as a user knows it. */
  String label(Machine machine) {
    return leavesOutStacks(machine)
        ? Texts.of("WITHOUT_STACKS", quantity.label())
        : quantity.label();
  }

  Threshold threshold() {
    return threshold;
  }

  boolean isSmall(long bytes) {
    return bytes < floorBytes;
  }

  /** The most bytes it has been; {@link Observation#ABSENT} if it is not known. */
  long most(Observed observed) {
    long most = Observation.ABSENT;
    for (Observation host : observed.of(Scope.HOST)) {
      most = Math.max(most, bytes(host, observed.machine()));
    }
    return most;
  }

  private long bytes(Observation host, Machine machine) {
    return leavesOutStacks(machine) && host.has(quantity)
        ? Math.max(0, host.get(quantity) - Math.max(0, host.get(Quantity.KERNEL_STACK)))
        : host.get(quantity);
  }

  private boolean leavesOutStacks(Machine machine) {
    return this == VMALLOC && machine.stacks() != Machine.Stacks.IN_PAGES;
  }
}
