package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.NodeField;
import java.util.List;

/** The memory of one NUMA node at one moment. Immutable. */
public final class NodeMemory implements KernelMemory {
  private final int node;
  private final long[] bytes;
  private final List<String> unavailable;
  private final Moment takenAt;

  NodeMemory(int node, long[] bytes, List<String> unavailable, Moment takenAt) {
    this.node = node;
    this.bytes = bytes.clone();
    this.unavailable = unavailable;
    this.takenAt = takenAt;
  }

  /** The node's number. */
  public int node() {
    return node;
  }

  @Override
  public long get(Dimension dimension) {
    switch (dimension) {
      case SLAB:
        return get(NodeField.SLAB);
      case KERNEL_STACK:
        return get(NodeField.KERNEL_STACK);
      case PAGE_TABLES:
        return get(NodeField.PAGE_TABLES);
      default:
        return NOT_REPORTED;
    }
  }

  /** Slab memory that the kernel says it can reclaim. */
  public long slabReclaimable() {
    return get(NodeField.S_RECLAIMABLE);
  }

  /** Slab memory that stays until its owner frees it. */
  public long slabUnreclaimable() {
    return get(NodeField.S_UNRECLAIM);
  }

  /** Reclaimable slab and other reclaimable kernel pages. */
  public long kernelReclaimable() {
    return get(NodeField.K_RECLAIMABLE);
  }

  /** Page tables of virtual machines and IOMMUs. */
  public long secondaryPageTables() {
    return get(NodeField.SEC_PAGE_TABLES);
  }

  /** Usable memory of the node. */
  public long memTotal() {
    return get(NodeField.MEM_TOTAL);
  }

  /** Memory of the node that nobody uses. */
  public long memFree() {
    return get(NodeField.MEM_FREE);
  }

  private long get(NodeField field) {
    return bytes[field.ordinal()];
  }

  @Override
  public List<String> unavailable() {
    return unavailable;
  }

  @Override
  public Moment takenAt() {
    return takenAt;
  }
}
