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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code meminfo} below a procfs mount and says why a dimension has no number.
 *
 * <p>A file that can't be read is spared for 1 s, then 2 s, doubling up to a minute; a file whose
 * reads take long is read so seldom that they take at most 1/{@value #MAX_TIME_SHARE} of the time.
 * Not thread-safe, but for {@link #status()}.
 */
final class HostReader implements Closeable {
  private static final int MAX_TIME_SHARE = 50;
  private static final long SLOW_READ_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final Dimension[] DIMENSIONS = Dimension.values();

  private final File procfs;
  private final PseudoFile file;
  private final MeminfoParser parser = new MeminfoParser();
  private final long[] bytes = new long[MeminfoField.values().length];
  private final ProblemLog log;

  private List<String> unavailable = Collections.emptyList();
  private int unavailableKey = -1;
  private volatile String problem = "";
  private int length;
  private boolean vmallocSeen;
  private long pauseNanos;
  private long pausedUntilNanos;
  private boolean paused;

  // Written by the reading thread only; told to any thread.
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile long lastReadNanos;
  private volatile long worstReadNanos;
  private volatile String state = "not read yet";

  HostReader(File procfs, ProblemLog log) {
    this.procfs = procfs;
    this.file = new PseudoFile(new File(procfs, "meminfo"));
    this.log = log;
  }

  /** Whether the file is to be left alone for now. */
  boolean isSpared(long nowNanos) {
    return paused && nowNanos - pausedUntilNanos < 0;
  }

  /** Takes one reading. */
  HostMemory read(Clock clock) {
    long start = clock.nanoTime();
    paused = false;
    reads.incrementAndGet();
    try {
      length = file.read();
      MeminfoField malformed = parser.parse(file.buffer(), length, bytes);
      succeeded(start, clock.nanoTime(), malformed);
    } catch (IOException | RuntimeException e) {
      failed(start, e);
    }
    return result();
  }

  /** How reading has gone; any thread. */
  SourceStatus status() {
    return new SourceStatus(
        file.path(), state, reads.get(), failures.get(), lastReadNanos, worstReadNanos, problem);
  }

  @Override
  public void close() {
    file.close();
  }

  private void succeeded(long start, long end, @Nullable MeminfoField malformed) {
    long previousReadNanos = lastReadNanos;
    lastReadNanos = end - start;
    worstReadNanos = Math.max(worstReadNanos, lastReadNanos);
    pauseNanos = 0;
    state = "ok";
    // One slow read may be the scheduler's doing; two in a row are the file's.
    long slowNanos = Math.min(lastReadNanos, previousReadNanos);
    if (malformed != null || file.truncated()) {
      failures.incrementAndGet();
      state = "partly readable";
      note(
          malformed != null
              ? malformed(malformed)
              : file.path()
                  + ": longer than "
                  + PseudoFile.MAX_BYTES
                  + " bytes; the rest is not read");
    } else if (slowNanos > SLOW_READ_NANOS) {
      state = "slow";
      note(file.path() + ": slow to read, so it is read less often");
    }
    pause(end, slowNanos * MAX_TIME_SHARE);
    judgeVmalloc();
  }

  private void failed(long start, Exception e) {
    failures.incrementAndGet();
    state = "unreadable";
    parser.forget();
    Arrays.fill(bytes, HostMemory.UNREADABLE);
    pauseNanos = Math.max(FIRST_PAUSE_NANOS, Math.min(LONGEST_PAUSE_NANOS, 2 * pauseNanos));
    pause(start, pauseNanos);
    String message = e.getMessage();
    // FileNotFoundException already begins with the path.
    note(
        message != null && message.startsWith(file.path())
            ? message
            : file.path() + ": " + (message == null ? e.toString() : message));
  }

  private void pause(long from, long nanos) {
    paused = true;
    pausedUntilNanos = from + Math.min(nanos, LONGEST_PAUSE_NANOS);
  }

  private void note(String newProblem) {
    if (!newProblem.equals(problem)) {
      problem = newProblem;
      unavailableKey = -1;
      log.report(newProblem);
    }
  }

  /** A 0 that was never anything else is the constant that Linux 4.4 to 5.2 print. */
  private void judgeVmalloc() {
    int at = MeminfoField.VMALLOC_USED.ordinal();
    if (bytes[at] > 0) {
      vmallocSeen = true;
    } else if (bytes[at] == 0 && !vmallocSeen) {
      bytes[at] = HostMemory.NOT_REPORTED;
    }
  }

  private HostMemory result() {
    int key = 0;
    for (Dimension dimension : DIMENSIONS) {
      long value = bytes[dimension.field().ordinal()];
      key = key * 3 + (value >= 0 ? 0 : (int) -value);
    }
    if (key != unavailableKey) {
      unavailable = reasons();
      unavailableKey = key;
    }
    return new HostMemory(bytes, unavailable);
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (Dimension dimension : DIMENSIONS) {
      long value = bytes[dimension.field().ordinal()];
      if (value == HostMemory.UNREADABLE) {
        String why = parser.found(dimension.field()) ? malformed(dimension.field()) : problem;
        reasons.add(dimension.label() + ": unreadable: " + why);
      } else if (value == HostMemory.NOT_REPORTED) {
        reasons.add(dimension.label() + ": not reported by this kernel: " + notReported(dimension));
      }
    }
    return Collections.unmodifiableList(reasons);
  }

  private String malformed(MeminfoField field) {
    return file.path() + ": " + parser.problem(field, file.buffer(), length);
  }

  private String notReported(Dimension dimension) {
    String where = file.path() + " of Linux " + KernelRelease.read(procfs);
    String key = dimension.field().key();
    if (dimension == Dimension.VMALLOC_USED && parser.found(dimension.field())) {
      return where + " always shows 0, which Linux 4.4 to 5.2 print instead of computing it";
    }
    return where + " has no line " + key + " (mainline reports it since " + dimension.since() + ")";
  }
}
