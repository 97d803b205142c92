package dev.kernelmemory.jmx;

import static dev.kernelmemory.jmx.Row.bytes;
import static dev.kernelmemory.jmx.Row.fraction;
import static dev.kernelmemory.jmx.Row.number;

import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.ProcessField;
import dev.kernelmemory.sample.ProcessMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Scope;
import dev.kernelmemory.sample.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code dev.kernelmemory:type=KernelMemory,scope=Process}. Thread-safe. */
final class ProcessBean extends ScopeMBean {
  private static final String DESCRIPTION =
      "Memory of this JVM as the kernel sees it, from /proc/self; -1 where there is no number. The"
          + " kernel keeps no account of slab, vmalloc and per-CPU memory by process.";

  private enum Key {
    STACK_OF_HOST(Scope.HOST, Dimension.KERNEL_STACK),
    TABLES_OF_HOST(Scope.HOST, Dimension.PAGE_TABLES),
    STACK_OF_CONTAINER(Scope.CONTAINER, Dimension.KERNEL_STACK),
    TABLES_OF_CONTAINER(Scope.CONTAINER, Dimension.PAGE_TABLES);

    private final Scope whole;
    private final Dimension dimension;

    Key(Scope whole, Dimension dimension) {
      this.whole = whole;
      this.dimension = dimension;
    }
  }

  ProcessBean(Sampler sampler, LiveAnalysis analysis) {
    super(DESCRIPTION, rows(), sampler, Scope.PROCESS, analysis);
  }

  @Override
  ProcessMemory memory() {
    return sampler().latest().process();
  }

  @Override
  Object ownValue(Object key) {
    if (key instanceof ProcessField) {
      return orMinusOne(memory().get((ProcessField) key));
    }
    Key share = (Key) key;
    Snapshot snapshot = sampler().latest();
    return snapshot.process().shareOf(snapshot.get(share.whole), share.dimension);
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Collections.addAll(
        rows,
        bytes("Slab", Dimension.SLAB, "Always -1: not known by process."),
        bytes("VmallocUsed", Dimension.VMALLOC_USED, "Always -1: not known by process."),
        bytes(
            "KernelStack",
            Dimension.KERNEL_STACK,
            "Estimate of the kernel stacks of this JVM: Threads × the kernel's stack size."),
        bytes("PageTables", Dimension.PAGE_TABLES, "Page tables of this JVM, all levels."),
        bytes("PerCPU", Dimension.PER_CPU, "Always -1: not known by process."),
        number("Threads", ProcessField.THREADS, "1", "Threads, Java's and the JVM's own."),
        bytes("Resident", ProcessField.RESIDENT, "Resident memory (RSS)."),
        bytes("ResidentAnonymous", ProcessField.RESIDENT_ANONYMOUS, "Its anonymous part."),
        bytes("ResidentFile", ProcessField.RESIDENT_FILE, "Its part mapped from files."),
        bytes("ResidentShmem", ProcessField.RESIDENT_SHMEM, "Its part that is shared memory."),
        bytes("Swap", ProcessField.SWAP, "Memory of this JVM that is swapped out."),
        bytes("VirtualSize", ProcessField.VIRTUAL_SIZE, "Address space in use."),
        number("OpenFiles", ProcessField.OPEN_FILES, "1", "Open file descriptors (every 10 s)."),
        number("OpenFileLimit", ProcessField.OPEN_FILE_LIMIT, "1", "How many there may be."),
        number("Mappings", ProcessField.MAPPINGS, "1", "Memory mappings (once a minute)."),
        number(
            "MappingLimit",
            ProcessField.MAPPING_LIMIT,
            "1",
            "How many there may be (vm.max_map_count)."),
        fraction(
            "KernelStackHostShare",
            Key.STACK_OF_HOST,
            "1",
            "This JVM's part of the host's KernelStack, from 0 to 1; NaN if not known."),
        fraction(
            "PageTablesHostShare",
            Key.TABLES_OF_HOST,
            "1",
            "This JVM's part of the host's PageTables, from 0 to 1; NaN if not known."),
        fraction(
            "KernelStackContainerShare",
            Key.STACK_OF_CONTAINER,
            "1",
            "This JVM's part of its group's KernelStack, from 0 to 1; NaN if not known."),
        fraction(
            "PageTablesContainerShare",
            Key.TABLES_OF_CONTAINER,
            "1",
            "This JVM's part of its group's PageTables, from 0 to 1; NaN if not known."));
    rows.addAll(lastRows());
    return rows;
  }
}
