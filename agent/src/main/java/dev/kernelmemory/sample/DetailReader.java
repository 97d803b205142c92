package dev.kernelmemory.sample;

import dev.kernelmemory.environment.PageSize;
import dev.kernelmemory.procfs.DentryStateParser;
import dev.kernelmemory.procfs.PseudoFile;
import dev.kernelmemory.procfs.Ranking;
import dev.kernelmemory.procfs.SlabCache;
import dev.kernelmemory.procfs.SlabinfoParser;
import dev.kernelmemory.procfs.VmallocCaller;
import dev.kernelmemory.procfs.VmallocinfoParser;
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
 * Reads {@code slabinfo}, {@code vmallocinfo} every 10 s and {@code sys/fs/dentry-state} once a
 * minute, where asked for. The first two are for root only and cost up to some milliseconds. For
 * the sampling thread.
 */
final class DetailReader implements Closeable {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long DENTRY_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_PARTS = 20;

  private final @Nullable DetailFile slabinfo;
  private final @Nullable DetailFile vmallocinfo;
  private final @Nullable DetailFile dentryState;
  private List<Detail.Part> caches = Collections.emptyList();
  private List<Detail.Part> callers = Collections.emptyList();
  private final long[] dentries = new long[DentryStateParser.VALUES];

  DetailReader(Places places, SourceSettings settings) {
    File procfs = places.procfs();
    this.slabinfo =
        places.slabDetail()
            ? new DetailFile(new File(procfs, "slabinfo"), PERIOD_NANOS, settings)
            : null;
    this.dentryState =
        places.slabDetail()
            ? new DetailFile(new File(procfs, "sys/fs/dentry-state"), DENTRY_NANOS, settings)
            : null;
    this.vmallocinfo =
        places.vmallocDetail()
            ? new DetailFile(new File(procfs, "vmallocinfo"), PERIOD_NANOS, settings)
            : null;
    Arrays.fill(dentries, KernelMemory.NOT_REPORTED);
  }

  Detail read(Clock clock, Moment moment, Detail last) {
    boolean any = readSlab(clock, moment);
    any |= readVmalloc(clock, moment);
    any |= readDentries(clock, moment);
    return any
        ? new Detail(
            caches,
            callers,
            dentries[DentryStateParser.ENTRIES],
            dentries[DentryStateParser.UNUSED],
            dentries[DentryStateParser.NEGATIVE],
            moment)
        : last;
  }

  List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (DetailFile file : Arrays.asList(slabinfo, vmallocinfo, dentryState)) {
      if (file != null) {
        sources.add(file.source);
      }
    }
    return sources;
  }

  @Override
  public void close() {
    for (DetailFile file : Arrays.asList(slabinfo, vmallocinfo, dentryState)) {
      if (file != null) {
        file.file.close();
      }
    }
  }

  private boolean readSlab(Clock clock, Moment moment) {
    if (slabinfo == null || !slabinfo.begin(clock, moment)) {
      return false;
    }
    caches = Collections.emptyList();
    if (slabinfo.read(clock)) {
      Ranking<SlabCache> ranking =
          SlabinfoParser.parse(
              slabinfo.file.buffer(), slabinfo.length, pageSizeBytes(), MOST_PARTS);
      List<Detail.Part> parts = new ArrayList<>();
      for (SlabCache cache : ranking.entries()) {
        parts.add(
            new Detail.Part(
                cache.name(),
                cache.bytes(),
                cache.objects(),
                cache.activeObjects(),
                cache.objectSizeBytes()));
      }
      caches = parts;
      slabinfo.end(clock, ranking.problem());
    }
    return true;
  }

  private boolean readVmalloc(Clock clock, Moment moment) {
    if (vmallocinfo == null || !vmallocinfo.begin(clock, moment)) {
      return false;
    }
    callers = Collections.emptyList();
    if (vmallocinfo.read(clock)) {
      Ranking<VmallocCaller> ranking =
          VmallocinfoParser.parse(
              vmallocinfo.file.buffer(), vmallocinfo.length, pageSizeBytes(), MOST_PARTS);
      List<Detail.Part> parts = new ArrayList<>();
      for (VmallocCaller caller : ranking.entries()) {
        parts.add(new Detail.Part(caller.name(), caller.bytes(), caller.areas(), -1, -1));
      }
      callers = parts;
      vmallocinfo.end(clock, ranking.problem());
    }
    return true;
  }

  private boolean readDentries(Clock clock, Moment moment) {
    if (dentryState == null || !dentryState.begin(clock, moment)) {
      return false;
    }
    Arrays.fill(dentries, KernelMemory.UNREADABLE);
    if (dentryState.read(clock)) {
      boolean wellFormed =
          DentryStateParser.parse(dentryState.file.buffer(), dentryState.length, dentries);
      dentryState.end(clock, wellFormed ? null : "expected at least two numbers");
    }
    return true;
  }

  private static long pageSizeBytes() {
    long bytes = PageSize.bytes();
    return bytes < 0 ? 4096 : bytes;
  }

  /** One of the files. */
  private static final class DetailFile {
    final PseudoFile file;
    final Source source;
    int length;

    DetailFile(File path, long periodNanos, SourceSettings settings) {
      this.file = PseudoFile.ofRecords(path);
      this.source = new Source(file.path(), periodNanos, settings);
    }

    boolean begin(Clock clock, Moment moment) {
      if (!source.isDue(moment.nanos())) {
        return false;
      }
      source.begin(clock);
      return true;
    }

    boolean read(Clock clock) {
      try {
        length = file.read();
        return true;
      } catch (IOException e) {
        String message = String.valueOf(e.getMessage());
        source.failed(
            clock,
            message.contains("Permission denied")
                ? new IOException(
                    message
                        + ": only root outside of a user namespace may read it; do without"
                        + " option detail, or run as root")
                : e);
        return false;
      }
    }

    void end(Clock clock, @Nullable String problem) {
      if (problem == null && !file.truncated()) {
        source.ok(clock);
      } else {
        source.partly(
            clock, file.path() + ": " + (problem == null ? "longer than what is read" : problem));
      }
    }
  }
}
