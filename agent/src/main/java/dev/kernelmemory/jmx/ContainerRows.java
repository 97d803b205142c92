package dev.kernelmemory.jmx;

import static dev.kernelmemory.jmx.Row.bytes;
import static dev.kernelmemory.jmx.Row.number;
import static dev.kernelmemory.jmx.Row.text;

import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The attributes of a {@link ContainerBean}. */
final class ContainerRows {
  private ContainerRows() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    addKernel(rows);
    addAccounting(rows);
    addJvm(rows);
    addCounters(rows);
    Collections.addAll(
        rows,
        number(
            "CgroupVersion",
            ContainerBean.Key.VERSION,
            "1",
            "Version of the cgroup interface, 2 or 1."),
        text(
            "CgroupPath",
            ContainerBean.Key.PATH,
            "Path of the group, as /proc/self/cgroup has it."),
        text("CgroupDirectory", ContainerBean.Key.DIRECTORY, "Directory whose files are read."),
        text(
            "CgroupPlacement",
            ContainerBean.Key.PLACEMENT,
            "Whether the directory is the JVM's own group (own), and if not, why."));
    rows.addAll(ScopeMBean.lastRows());
    return rows;
  }

  private static void addKernel(List<Row> rows) {
    Collections.addAll(
        rows,
        bytes("Slab", Dimension.SLAB, "Slab objects charged to the group (v2)."),
        bytes(
            "SReclaimable",
            ContainerField.SLAB_RECLAIMABLE,
            "Part of Slab that the kernel can reclaim under pressure."),
        bytes(
            "SUnreclaim",
            ContainerField.SLAB_UNRECLAIMABLE,
            "Part of Slab that stays until its owner frees it."),
        bytes(
            "VmallocUsed",
            Dimension.VMALLOC_USED,
            "Pages mapped by vmalloc, without kernel stacks (v2, since Linux 5.17)."),
        bytes("KernelStack", Dimension.KERNEL_STACK, "Kernel stacks of the group's tasks (v2)."),
        bytes(
            "PageTables",
            Dimension.PAGE_TABLES,
            "Page tables of the group's processes (v2, since Linux 5.11)."),
        bytes(
            "SecPageTables",
            ContainerField.SEC_PAGE_TABLES,
            "Page tables of virtual machines and IOMMUs (v2, since Linux 6.1)."),
        bytes("PerCPU", Dimension.PER_CPU, "Per-CPU memory (v2, since Linux 5.9)."),
        bytes(
            "Kernel",
            ContainerField.KERNEL,
            "All kernel memory of the group (v2 since Linux 5.18; v1), which is more than the sum"
                + " of its kinds."));
  }

  private static void addAccounting(List<Row> rows) {
    Collections.addAll(
        rows,
        bytes("Current", ContainerField.CURRENT, "All memory charged to the group."),
        bytes(
            "Limit",
            ContainerField.LIMIT,
            "Smallest memory limit of the group and its visible ancestors."),
        bytes(
            "Headroom", ContainerBean.Key.HEADROOM, "What may still be charged before the limit."),
        bytes(
            "High",
            ContainerField.HIGH,
            "Amount above which the group is slowed down and reclaimed from (v2)."),
        bytes("Peak", ContainerField.PEAK, "The most that was ever charged to the group."),
        bytes(
            "Anonymous",
            ContainerField.ANONYMOUS,
            "Anonymous memory: Java heap, thread stacks, everything malloc'ed."),
        bytes("File", ContainerField.FILE, "Page cache, shared memory and tmpfs included."),
        bytes("Shmem", ContainerField.SHMEM, "Part of File that is shared memory or tmpfs."),
        bytes("Socket", ContainerField.SOCKET, "Network buffers (v2)."),
        bytes(
            "SwapCache",
            ContainerField.SWAP_CACHE,
            "Pages that are in memory and in swap (v2, since Linux 5.13)."),
        bytes(
            "Residual",
            ContainerBean.Key.RESIDUAL,
            "Current - Anonymous - File - Kernel - Socket - SwapCache: charged in advance, or not"
                + " told by kind. Can be negative; exactly -1 if not known."),
        bytes(
            "WorkingSet",
            ContainerBean.Key.WORKING_SET,
            "Current without page cache that was not used lately, as Kubernetes counts it."),
        bytes(
            "WorkingSetWithoutReclaimableSlab",
            ContainerBean.Key.WORKING_SET_WITHOUT_SLAB,
            "WorkingSet without slab that the kernel can reclaim (v2)."),
        bytes("Swap", ContainerField.SWAP, "Memory of the group that is swapped out."),
        bytes("SwapLimit", ContainerField.SWAP_LIMIT, "How much of it may be (v2)."));
  }

  private static void addJvm(List<Row> rows) {
    Collections.addAll(
        rows,
        bytes(
            "HeapUsed", ContainerBean.Key.HEAP_USED, "Java heap in use; a part of HeapCommitted."),
        bytes(
            "HeapCommitted",
            ContainerBean.Key.HEAP_COMMITTED,
            "Java heap taken from the system; counted in Anonymous once it was touched."),
        bytes(
            "Metaspace",
            ContainerBean.Key.METASPACE,
            "Metaspace taken from the system; in Anonymous."),
        bytes(
            "CodeCache",
            ContainerBean.Key.CODE_CACHE,
            "Code cache taken from the system; in Anonymous."),
        bytes(
            "DirectBuffers",
            ContainerBean.Key.DIRECT_BUFFERS,
            "Direct byte buffers; in Anonymous."),
        bytes(
            "MappedBuffers",
            ContainerBean.Key.MAPPED_BUFFERS,
            "Address space of mapped byte buffers; what of it is in memory counts in File."));
  }

  private static void addCounters(List<Row> rows) {
    Collections.addAll(
        rows,
        number("Tasks", ContainerField.TASKS, "1", "Processes and threads in the group."),
        number("TaskLimit", ContainerField.TASK_LIMIT, "1", "How many there may be."),
        number(
            "DyingDescendants",
            ContainerField.DYING_DESCENDANTS,
            "1",
            "Groups below it that were removed but still hold memory (v2)."),
        number(
            "LowEvents",
            ContainerField.LOW_EVENTS,
            "1",
            "Times it was reclaimed from although below its protection (v2)."),
        number("HighEvents", ContainerField.HIGH_EVENTS, "1", "Times it was slowed down (v2)."),
        number("MaxEvents", ContainerField.MAX_EVENTS, "1", "Times it ran into its limit."),
        number(
            "OomEvents",
            ContainerField.OOM_EVENTS,
            "1",
            "Times the limit was reached and an allocation was about to fail (v2)."),
        number("OomKills", ContainerField.OOM_KILLS, "1", "Processes ended by the OOM killer."),
        number(
            "OomGroupKills",
            ContainerField.OOM_GROUP_KILLS,
            "1",
            "Times all of the group was ended by it (v2, since Linux 5.17)."));
  }
}
