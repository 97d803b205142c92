package dev.kernelmemory.sample;

import dev.kernelmemory.environment.Limits;
import dev.kernelmemory.environment.ThreadSize;
import dev.kernelmemory.procfs.StatusField;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /proc/self}: status for every sample, the number of open files every 10 s, the
 * number of mappings once a minute, since listing those keeps the process's address space locked.
 * For the sampling thread; always this process, whatever procfs the host is read from.
 */
final class ProcessReader implements Closeable {
  private static final long FILES_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long MAPPINGS_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final StatusField[] STATUS = StatusField.values();
  private static final ProcessField[] STATUS_TO = new ProcessField[STATUS.length];

  static {
    to(StatusField.VM_PTE, ProcessField.PAGE_TABLES);
    to(StatusField.THREADS, ProcessField.THREADS);
    to(StatusField.VM_RSS, ProcessField.RESIDENT);
    to(StatusField.RSS_ANON, ProcessField.RESIDENT_ANONYMOUS);
    to(StatusField.RSS_FILE, ProcessField.RESIDENT_FILE);
    to(StatusField.RSS_SHMEM, ProcessField.RESIDENT_SHMEM);
    to(StatusField.VM_SWAP, ProcessField.SWAP);
    to(StatusField.VM_SIZE, ProcessField.VIRTUAL_SIZE);
  }

  private final File procfs;
  private final File self;
  private final FieldFile status;
  private final Source openFiles;
  private final Source mappings;
  private final LineCount maps;
  private final StackSize stackSize;
  private final long[] values = new long[ProcessField.COUNT];
  private List<String> unavailable = Collections.emptyList();
  private int unavailableKey = -1;
  private @Nullable Limits limits;

  ProcessReader(Places places, SourceSettings settings) {
    this(new File("/proc/self"), places, settings);
  }

  ProcessReader(File self, Places places, SourceSettings settings) {
    this.procfs = places.procfs();
    this.self = self;
    this.status =
        new FieldFile(
            new File(self, "status"), StatusField.newParser(), STATUS.length, 0, settings);
    this.openFiles = new Source(new File(self, "fd").getPath(), FILES_NANOS, settings);
    this.mappings = new Source(new File(self, "maps").getPath(), MAPPINGS_NANOS, settings);
    this.maps = new LineCount(new File(self, "maps"));
    this.stackSize = new StackSize(places.procfs(), settings);
    Arrays.fill(values, KernelMemory.NOT_REPORTED);
  }

  ProcessMemory read(Clock clock, Moment moment, HostMemory host, ProcessMemory last) {
    boolean any = false;
    if (status.read(clock, moment)) {
      for (int i = 0; i < STATUS.length; i++) {
        ProcessField to = STATUS_TO[i];
        if (to != null) {
          values[to.ordinal()] = status.get(i);
        }
      }
      any = true;
    }
    if (openFiles.isDue(moment.nanos())) {
      countOpenFiles(clock);
      any = true;
    }
    if (mappings.isDue(moment.nanos())) {
      countMappings(clock);
      any = true;
    }
    if (!any) {
      return last;
    }
    estimateStacks(host, clock, moment);
    return new ProcessMemory(values, reasons(), moment);
  }

  List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    sources.add(status.source());
    sources.add(openFiles);
    sources.add(mappings);
    return sources;
  }

  @Override
  public void close() {
    status.close();
  }

  private void estimateStacks(HostMemory host, Clock clock, Moment moment) {
    long threads = values[ProcessField.THREADS.ordinal()];
    long size = stackSize.bytes(host.get(Dimension.KERNEL_STACK), clock, moment);
    values[ProcessField.KERNEL_STACK.ordinal()] =
        threads < 0 ? threads : size < 0 ? KernelMemory.NOT_REPORTED : threads * size;
  }

  private void countOpenFiles(Clock clock) {
    openFiles.begin(clock);
    // Since Linux 6.2 the directory's size is the number of its entries; before, it is 0.
    File directory = new File(self, "fd");
    long count = directory.length();
    if (count == 0) {
      String[] names = directory.list();
      count = names == null ? KernelMemory.UNREADABLE : names.length;
    }
    values[ProcessField.OPEN_FILES.ordinal()] = count;
    values[ProcessField.OPEN_FILE_LIMIT.ordinal()] = limits().openFiles();
    if (count < 0) {
      openFiles.failed(clock, new IOException("the directory can't be listed"));
    } else {
      openFiles.ok(clock);
    }
  }

  private void countMappings(Clock clock) {
    mappings.begin(clock);
    values[ProcessField.MAPPING_LIMIT.ordinal()] = limits().maxMapCount();
    long count;
    try {
      count = maps.count();
    } catch (IOException e) {
      values[ProcessField.MAPPINGS.ordinal()] = KernelMemory.UNREADABLE;
      mappings.failed(clock, e);
      return;
    }
    values[ProcessField.MAPPINGS.ordinal()] = count;
    mappings.ok(clock);
  }

  /** Looked up once, within a reading. */
  private Limits limits() {
    Limits known = limits;
    if (known == null) {
      known = Limits.detect(procfs, self);
      limits = known;
    }
    return known;
  }

  private List<String> reasons() {
    int key =
        (values[ProcessField.KERNEL_STACK.ordinal()] < 0 ? 1 : 0)
            + (values[ProcessField.PAGE_TABLES.ordinal()] < 0 ? 2 : 0);
    if (key != unavailableKey) {
      unavailable = makeReasons();
      unavailableKey = key;
    }
    return unavailable;
  }

  private List<String> makeReasons() {
    List<String> reasons = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      if (dimension == Dimension.KERNEL_STACK) {
        addReason(
            reasons,
            dimension,
            ProcessField.KERNEL_STACK,
            "the kernel's stack size is not known, or " + status.path() + " has no line Threads");
      } else if (dimension == Dimension.PAGE_TABLES) {
        addReason(
            reasons, dimension, ProcessField.PAGE_TABLES, status.path() + " has no line VmPTE");
      } else {
        reasons.add(
            dimension.label() + ": not reported: the kernel keeps no account of it by process");
      }
    }
    return Collections.unmodifiableList(reasons);
  }

  private void addReason(
      List<String> reasons, Dimension dimension, ProcessField field, String notReported) {
    long value = values[field.ordinal()];
    if (value == KernelMemory.UNREADABLE) {
      reasons.add(dimension.label() + ": unreadable: " + status.source().problem());
    } else if (value < 0) {
      reasons.add(dimension.label() + ": not reported: " + notReported);
    }
  }

  private static void to(StatusField from, ProcessField to) {
    STATUS_TO[from.ordinal()] = to;
  }

  /** The kernel's stack for one task; looked up until it is known, at most once a minute. */
  private static final class StackSize {
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final File procfs;
    private final Source source;
    private long bytes = ThreadSize.usual(System.getProperty("os.arch"));
    private boolean measured;

    StackSize(File procfs, SourceSettings settings) {
      this.procfs = procfs;
      this.source = new Source(new File(procfs, "loadavg").getPath(), AGAIN_NANOS, settings);
    }

    long bytes(long kernelStackBytes, Clock clock, Moment moment) {
      if (!measured && source.isDue(moment.nanos())) {
        source.begin(clock);
        long size = ThreadSize.measure(procfs, kernelStackBytes);
        source.ok(clock);
        measured = size > 0;
        bytes = measured ? size : bytes;
      }
      return bytes;
    }
  }
}
