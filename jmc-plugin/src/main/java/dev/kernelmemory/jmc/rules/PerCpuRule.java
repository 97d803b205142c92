package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.sample.Dimension;

/** Judges per-CPU memory, which no operation of a JVM allocates by itself. */
public final class PerCpuRule extends DimensionRule {
  private static final String ID = "KernelMemoryPerCpu";

  public PerCpuRule() {
    super(ID, Dimension.PER_CPU, Share.PER_CPU, new Limits(ID, 16, 64, Share.PER_CPU));
  }
}
