package dev.kernelmemory.sample;

import dev.kernelmemory.environment.KernelRelease;
import dev.kernelmemory.procfs.MeminfoField;
import dev.kernelmemory.procfs.MeminfoParser;
import dev.kernelmemory.procfs.PseudoFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code meminfo} and {@code loadavg} below a procfs mount and says why a dimension has no
 * number. For the sampling thread.
 */
final class HostReader implements Closeable {
  private static final Dimension[] DIMENSIONS = Dimension.values();
  private static final int VMALLOC = MeminfoField.VMALLOC_USED.ordinal();

  private final File procfs;
  private final PseudoFile file;
  private final Source source;
  private final TasksReader tasks;
  private final MeminfoParser parser = new MeminfoParser();
  private final long[] bytes = new long[MeminfoField.values().length];

  private List<String> unavailable = Collections.emptyList();
  private int unavailableKey;
  private HostUse use = HostUse.UNKNOWN;
  private String unavailableProblem = "";
  private String release = "";
  private int length;
  private boolean vmallocSeen;

  HostReader(File procfs, SourceSettings settings) {
    this.procfs = procfs;
    this.file = new PseudoFile(new File(procfs, "meminfo"));
    this.source = new Source(file.path(), 0, settings);
    this.tasks = new TasksReader(procfs, settings);
  }

  List<Source> sources() {
    return Arrays.asList(source, tasks.source());
  }

  /** Takes one reading, or hands back the last one if none is due. */
  HostMemory read(Clock clock, Moment moment, HostMemory last) {
    if (!source.isDue(moment.nanos())) {
      return source.isHung() ? HostMemory.without(source.hungProblem(), moment) : last;
    }
    source.begin(clock);
    MeminfoField malformed;
    try {
      length = file.read();
      malformed = parser.parse(file.buffer(), length, bytes);
      if (release.isEmpty() && lacksAny()) {
        // For the reasons, and while the reading is watched: this file may hang as well.
        release = KernelRelease.read(procfs);
      }
    } catch (IOException | RuntimeException e) {
      source.failed(clock, e);
      parser.forget();
      Arrays.fill(bytes, KernelMemory.UNREADABLE);
      return result(clock, moment);
    }
    if (malformed == null && !file.truncated()) {
      source.ok(clock);
    } else {
      source.partly(clock, partlyReadable(malformed));
    }
    judgeVmalloc();
    return result(clock, moment);
  }

  @Override
  public void close() {
    file.close();
    tasks.close();
  }

  private String partlyReadable(@Nullable MeminfoField malformed) {
    return malformed != null
        ? malformed(malformed)
        : file.path() + ": longer than " + PseudoFile.MAX_BYTES + " bytes; the rest is not read";
  }

  private boolean lacksAny() {
    for (Dimension dimension : DIMENSIONS) {
      if (bytes[dimension.field().ordinal()] <= 0) {
        return true;
      }
    }
    return false;
  }

  /** A 0 that was never anything else is the constant that Linux 4.4 to 5.2 print. */
  private void judgeVmalloc() {
    if (bytes[VMALLOC] > 0) {
      vmallocSeen = true;
    } else if (bytes[VMALLOC] == 0 && !vmallocSeen) {
      bytes[VMALLOC] = KernelMemory.NOT_REPORTED;
    }
  }

  private HostMemory result(Clock clock, Moment moment) {
    int key = 0;
    for (Dimension dimension : DIMENSIONS) {
      long value = bytes[dimension.field().ordinal()];
      key = key * 3 + (value >= 0 ? 0 : (int) -value);
    }
    // The problem is looked at too: the same dimension can become unreadable for another reason.
    if (key != unavailableKey || (key != 0 && !source.problem().equals(unavailableProblem))) {
      unavailable = key == 0 ? Collections.<String>emptyList() : reasons();
      unavailableKey = key;
      unavailableProblem = source.problem();
    }
    return new HostMemory(bytes, use(clock, moment), unavailable, moment);
  }

  private HostUse use(Clock clock, Moment moment) {
    boolean due = tasks.source().isDue(moment.nanos());
    long count = tasks.read(clock, moment);
    if (due || count != use.tasks()) {
      use = HostUse.of(bytes, count);
    }
    return use;
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (Dimension dimension : DIMENSIONS) {
      long value = bytes[dimension.field().ordinal()];
      if (value == KernelMemory.UNREADABLE) {
        String why =
            parser.found(dimension.field()) ? malformed(dimension.field()) : source.problem();
        reasons.add(dimension.label() + ": unreadable: " + why);
      } else if (value == KernelMemory.NOT_REPORTED) {
        reasons.add(dimension.label() + ": not reported by this kernel: " + notReported(dimension));
      }
    }
    return Collections.unmodifiableList(reasons);
  }

  private String malformed(MeminfoField field) {
    return file.path() + ": " + parser.problem(field, file.buffer(), length);
  }

  private String notReported(Dimension dimension) {
    String where = file.path() + " of Linux " + release;
    String key = dimension.field().key();
    if (dimension == Dimension.VMALLOC_USED && parser.found(dimension.field())) {
      return where + " always shows 0, which Linux 4.4 to 5.2 print instead of computing it";
    }
    return where + " has no line " + key + " (mainline reports it since " + dimension.since() + ")";
  }
}
