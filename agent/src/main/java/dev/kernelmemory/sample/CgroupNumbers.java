package dev.kernelmemory.sample;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of one number each in the directories of a control group, read as one source. */
final class CgroupNumbers implements Closeable {
  private final Source source;
  private final List<NumberFile> files = new ArrayList<>();
  private final List<ContainerField> fields = new ArrayList<>();
  private final long[] read = new long[ContainerField.COUNT];

  CgroupNumbers(String name, long periodNanos, SourceSettings settings) {
    this.source = new Source(name, periodNanos, settings);
  }

  /** Adds a file; of several files for one field, the smallest number counts. */
  CgroupNumbers with(ContainerField field, File directory, String name) {
    files.add(new NumberFile(directory, name));
    fields.add(field);
    return this;
  }

  /** Adds the files of the pids controller, if there is a directory that has them. */
  CgroupNumbers withTasks(@Nullable File pids) {
    return pids == null
        ? this
        : with(ContainerField.TASKS, pids, "pids.current")
            .with(ContainerField.TASK_LIMIT, pids, "pids.max");
  }

  Source source() {
    return source;
  }

  /**
   * Reads the files if they are due.
   *
   * @return whether they were read, or their failure is news
   */
  boolean read(Clock clock, Moment moment, long[] values) {
    if (!source.isDue(moment.nanos())) {
      if (source.isHung()) {
        mark(values);
      }
      return source.isHung();
    }
    source.begin(clock);
    try {
      for (int i = 0; i < fields.size(); i++) {
        read[fields.get(i).ordinal()] = KernelMemory.NOT_REPORTED;
      }
      for (int i = 0; i < fields.size(); i++) {
        int at = fields.get(i).ordinal();
        long number = files.get(i).read();
        if (number >= 0 && (read[at] < 0 || number < read[at])) {
          read[at] = number;
        } else if (number == KernelMemory.UNREADABLE && read[at] < 0) {
          read[at] = number;
        }
      }
    } catch (IOException | RuntimeException e) {
      source.failed(clock, e);
      mark(values);
      return true;
    }
    source.ok(clock);
    for (int i = 0; i < fields.size(); i++) {
      int at = fields.get(i).ordinal();
      values[at] = read[at];
    }
    return true;
  }

  @Override
  public void close() {
    for (NumberFile file : files) {
      file.close();
    }
  }

  private void mark(long[] values) {
    for (int i = 0; i < fields.size(); i++) {
      values[fields.get(i).ordinal()] = KernelMemory.UNREADABLE;
    }
  }
}
