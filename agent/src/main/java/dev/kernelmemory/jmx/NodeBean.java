package dev.kernelmemory.jmx;

import static dev.kernelmemory.jmx.Row.bytes;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.NodeMemory;
import dev.kernelmemory.sample.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** {@code dev.kernelmemory:type=KernelMemory,scope=Node,name=N}. Thread-safe. */
final class NodeBean extends TableMBean {
  private enum Key {
    S_RECLAIMABLE,
    S_UNRECLAIM,
    K_RECLAIMABLE,
    SEC_PAGE_TABLES,
    MEM_TOTAL,
    MEM_FREE
  }

  private final Sampler sampler;
  private final int index;

  /** Answers for the node at this place in the snapshot's list. */
  NodeBean(Sampler sampler, int index) {
    super(
        "Memory held by the kernel on one NUMA node, from the node's meminfo; -1 where there is no"
            + " number.",
        rows());
    this.sampler = sampler;
    this.index = index;
  }

  @Override
  Object value(Object key) {
    NodeMemory node = sampler.latest().nodes().get(index);
    if (key instanceof Dimension) {
      return ScopeMBean.orMinusOne(node.get((Dimension) key));
    }
    return key instanceof TimeRow
        ? ((TimeRow) key).value(node, sampler)
        : ScopeMBean.orMinusOne(number(node, (Key) key));
  }

  private static long number(NodeMemory node, Key key) {
    switch (key) {
      case S_RECLAIMABLE:
        return node.slabReclaimable();
      case S_UNRECLAIM:
        return node.slabUnreclaimable();
      case K_RECLAIMABLE:
        return node.kernelReclaimable();
      case SEC_PAGE_TABLES:
        return node.secondaryPageTables();
      case MEM_TOTAL:
        return node.memTotal();
      default:
        return node.memFree();
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Collections.addAll(
        rows,
        bytes("Slab", Dimension.SLAB, "Objects in the kernel's slab caches."),
        bytes("SReclaimable", Key.S_RECLAIMABLE, "Part of Slab that can be reclaimed."),
        bytes("SUnreclaim", Key.S_UNRECLAIM, "Part of Slab that can't."),
        bytes("KReclaimable", Key.K_RECLAIMABLE, "Reclaimable kernel pages (4.20)."),
        bytes("VmallocUsed", Dimension.VMALLOC_USED, "Always -1: not known by node."),
        bytes("KernelStack", Dimension.KERNEL_STACK, "Kernel stacks on this node."),
        bytes("PageTables", Dimension.PAGE_TABLES, "Pages used as page tables."),
        bytes("SecPageTables", Key.SEC_PAGE_TABLES, "Those of virtual machines (6.1)."),
        bytes("PerCPU", Dimension.PER_CPU, "Always -1: not known by node."),
        bytes("MemTotal", Key.MEM_TOTAL, "Usable memory of the node."),
        bytes("MemFree", Key.MEM_FREE, "Memory of the node that nobody uses."));
    rows.addAll(Arrays.asList(TimeRow.rows()));
    return rows;
  }
}
