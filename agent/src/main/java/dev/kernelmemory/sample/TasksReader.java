package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.LoadavgParser;
import dev.kernelmemory.procfs.PseudoFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Reads the number of the host's tasks from {@code /proc/loadavg}, once a minute. For the sampling
 * thread.
 */
final class TasksReader implements Closeable {
  private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final File path;
  private final PseudoFile file;
  private final Source source;
  private long tasks = KernelMemory.NOT_REPORTED;

  TasksReader(File procfs, SourceSettings settings) {
    this.path = new File(procfs, "loadavg");
    this.file = new PseudoFile(path);
    this.source = new Source(file.path(), PERIOD_NANOS, settings);
  }

  Source source() {
    return source;
  }

  /** The count as it was last read, or a mark; reads if that is due. */
  long read(Clock clock, Moment moment) {
    if (source.isDue(moment.nanos())) {
      source.begin(clock);
      try {
        int length = file.read();
        tasks =
            LoadavgParser.tasks(new String(file.buffer(), 0, length, StandardCharsets.ISO_8859_1));
        if (tasks >= 0) {
          source.ok(clock);
        } else {
          tasks = KernelMemory.UNREADABLE;
          source.partly(clock, file.path() + ": expected \"… running/tasks pid\"");
        }
      } catch (IOException | RuntimeException e) {
        boolean absent = !path.exists();
        tasks = absent ? KernelMemory.NOT_REPORTED : KernelMemory.UNREADABLE;
        if (absent) {
          source.absent(clock, "not there");
        } else {
          source.failed(clock, e);
        }
      }
    }
    return source.isHung() ? KernelMemory.UNREADABLE : tasks;
  }

  @Override
  public void close() {
    file.close();
  }
}
