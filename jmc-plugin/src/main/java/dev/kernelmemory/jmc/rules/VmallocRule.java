package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.sample.Dimension;

/** Judges vmalloc, in which kernel stacks are the part that a JVM can make grow. */
public final class VmallocRule extends DimensionRule {
  private static final String ID = "KernelMemoryVmalloc";

  public VmallocRule() {
    super(ID, Dimension.VMALLOC_USED, Share.VMALLOC, new Limits(ID, 16, 128, Share.VMALLOC));
  }
}
