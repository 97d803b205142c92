package dev.kernelmemory.jmx;

import static dev.kernelmemory.jmx.Row.bytes;

import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.HostMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code dev.kernelmemory:type=KernelMemory,scope=Host}. Thread-safe. */
final class HostBean extends ScopeMBean {
  private static final String DESCRIPTION =
      "Memory held by the kernel of the host, from /proc/meminfo; -1 where there is no number. The"
          + " dimensions overlap and can't be added up: see LowerBound.";

  private enum Key {
    S_RECLAIMABLE,
    S_UNRECLAIM,
    K_RECLAIMABLE,
    VMALLOC_TOTAL,
    SHADOW_CALL_STACK,
    SEC_PAGE_TABLES,
    LOWER_BOUND,
    MEM_TOTAL,
    MEM_FREE,
    MEM_AVAILABLE
  }

  private final BooleanSupplier stacksInVmalloc;

  HostBean(Sampler sampler, LiveAnalysis analysis, BooleanSupplier stacksInVmalloc) {
    super(DESCRIPTION, rows(), sampler, Scope.HOST, analysis);
    this.stacksInVmalloc = stacksInVmalloc;
  }

  @Override
  HostMemory memory() {
    return sampler().latest().host();
  }

  @Override
  Object ownValue(Object key) {
    return orMinusOne(number((Key) key));
  }

  private long number(Key key) {
    HostMemory host = memory();
    switch (key) {
      case S_RECLAIMABLE:
        return host.slabReclaimable();
      case S_UNRECLAIM:
        return host.slabUnreclaimable();
      case K_RECLAIMABLE:
        return host.kernelReclaimable();
      case VMALLOC_TOTAL:
        return host.vmallocTotal();
      case SHADOW_CALL_STACK:
        return host.shadowCallStack();
      case SEC_PAGE_TABLES:
        return host.secondaryPageTables();
      case LOWER_BOUND:
        return host.lowerBound(stacksInVmalloc.getAsBoolean());
      case MEM_TOTAL:
        return host.memTotal();
      case MEM_FREE:
        return host.memFree();
      default:
        return host.memAvailable();
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Collections.addAll(
        rows,
        bytes(
            "Slab",
            Dimension.SLAB,
            "Objects in the kernel's slab caches, large kmalloc blocks included."),
        bytes(
            "SReclaimable",
            Key.S_RECLAIMABLE,
            "Part of Slab that the kernel can reclaim under pressure; directory entries that are"
                + " in use count too."),
        bytes("SUnreclaim", Key.S_UNRECLAIM, "Part of Slab that stays until its owner frees it."),
        bytes(
            "KReclaimable",
            Key.K_RECLAIMABLE,
            "SReclaimable and other reclaimable kernel pages (since Linux 4.20); overlaps Slab."),
        bytes(
            "VmallocUsed",
            Dimension.VMALLOC_USED,
            "Pages mapped by vmalloc; kernel stacks are among them where they are virtually"
                + " mapped. Not computed by Linux 4.4 to 5.2."),
        bytes(
            "VmallocTotal",
            Key.VMALLOC_TOTAL,
            "Size of the address range for vmalloc, which is no memory in use."),
        bytes(
            "KernelStack",
            Dimension.KERNEL_STACK,
            "Kernel stacks of all tasks on the host, kernel threads included."),
        bytes(
            "ShadowCallStack",
            Key.SHADOW_CALL_STACK,
            "Shadow call stacks of all tasks (since Linux 5.8, arm64 only)."),
        bytes(
            "PageTables",
            Dimension.PAGE_TABLES,
            "Pages used as page tables by all processes on the host."),
        bytes(
            "SecPageTables",
            Key.SEC_PAGE_TABLES,
            "Pages used as page tables of virtual machines and IOMMUs (since Linux 6.1)."),
        bytes(
            "PerCPU",
            Dimension.PER_CPU,
            "Populated pages of the kernel's per-CPU allocator (since Linux 4.19)."),
        bytes(
            "LowerBound",
            Key.LOWER_BOUND,
            "Kernel memory in use for certain, the sum of what does not overlap: Slab + PageTables"
                + " + SecPageTables + PerCPU + the larger of VmallocUsed and KernelStack (or both,"
                + " where kernel stacks are not in vmalloc)."),
        bytes("MemTotal", Key.MEM_TOTAL, "Usable memory of the host."),
        bytes("MemFree", Key.MEM_FREE, "Memory of the host that nobody uses."),
        bytes(
            "MemAvailable",
            Key.MEM_AVAILABLE,
            "Memory that the kernel expects to be able to give out without swapping."));
    rows.addAll(lastRows());
    return rows;
  }
}
