package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.sample.Dimension;

/** Judges slab caches, and who looks up, opens and keeps what fills them. */
public final class SlabRule extends DimensionRule {
  private static final String ID = "KernelMemorySlab";

  public SlabRule() {
    super(ID, Dimension.SLAB, Share.SLAB, new Limits(ID, 32, 256, Share.SLAB));
  }
}
