package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.sample.Dimension;

/** Judges kernel stacks, and who starts the threads that they are for. */
public final class KernelStackRule extends DimensionRule {
  private static final String ID = "KernelMemoryStacks";

  public KernelStackRule() {
    super(
        ID, Dimension.KERNEL_STACK, Share.KERNEL_STACK, new Limits(ID, 8, 32, Share.KERNEL_STACK));
  }
}
