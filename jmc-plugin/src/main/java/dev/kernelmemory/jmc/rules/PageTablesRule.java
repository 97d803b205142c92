package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.sample.Dimension;

/** Judges page tables, and who maps the memory that they describe. */
public final class PageTablesRule extends DimensionRule {
  private static final String ID = "KernelMemoryPageTables";

  public PageTablesRule() {
    super(ID, Dimension.PAGE_TABLES, Share.PAGE_TABLES, new Limits(ID, 8, 64, Share.PAGE_TABLES));
  }
}
