package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.PseudoFile;
import dev.kernelmemory.procfs.VmstatField;
import java.io.Closeable;
import java.io.File;
import java.util.concurrent.TimeUnit;

/**
 * Reads the counters of reclaim from {@code /proc/vmstat}, every 10 s: the kernel takes almost four
 * times as long to make that file as for meminfo. For the sampling thread.
 */
final class VmstatReader implements Closeable {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final FieldFile file;
  private final long[] counters = MemoryPressure.noCounters();

  VmstatReader(File procfs, SourceSettings settings) {
    this.file =
        new FieldFile(
                PseudoFile.ofRecords(new File(procfs, "vmstat")),
                VmstatField.newParser(),
                VmstatField.values().length,
                PERIOD_NANOS,
                settings)
            .optional();
  }

  Source source() {
    return file.source();
  }

  /** The counters; not to be changed. */
  long[] counters() {
    return counters;
  }

  boolean read(Clock clock, Moment moment) {
    if (!file.read(clock, moment)) {
      return false;
    }
    set(
        MemoryPressure.Counter.ALLOCATION_STALLS,
        sum(
            sum(get(VmstatField.ALLOCSTALL_DMA), get(VmstatField.ALLOCSTALL_DMA32)),
            sum(get(VmstatField.ALLOCSTALL_NORMAL), get(VmstatField.ALLOCSTALL_MOVABLE))));
    set(
        MemoryPressure.Counter.PAGES_SCANNED,
        sum(get(VmstatField.PGSCAN_KSWAPD), get(VmstatField.PGSCAN_DIRECT)));
    set(
        MemoryPressure.Counter.PAGES_STOLEN,
        sum(get(VmstatField.PGSTEAL_KSWAPD), get(VmstatField.PGSTEAL_DIRECT)));
    set(MemoryPressure.Counter.SLABS_SCANNED, get(VmstatField.SLABS_SCANNED));
    set(MemoryPressure.Counter.OOM_KILLS, get(VmstatField.OOM_KILL));
    return true;
  }

  @Override
  public void close() {
    file.close();
  }

  private long get(VmstatField field) {
    return file.get(field.ordinal());
  }

  private void set(MemoryPressure.Counter counter, long value) {
    counters[counter.ordinal()] = value;
  }

  /** Zones that a machine does not have are no lines; a sum of nothing but those is no number. */
  private static long sum(long a, long b) {
    return a < 0 || b < 0 ? Math.max(a, b) : a + b;
  }
}
