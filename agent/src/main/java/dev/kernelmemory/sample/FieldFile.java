package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.FieldParser;
import dev.kernelmemory.procfs.PseudoFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;

/** A kernel file of names and numbers that is a source of its own. */
final class FieldFile implements Closeable {
  private final PseudoFile file;
  private final FieldParser parser;
  private final Source source;
  private final long[] values;
  private boolean optional;

  FieldFile(File path, FieldParser parser, int fields, long periodNanos, SourceSettings settings) {
    this(new PseudoFile(path), parser, fields, periodNanos, settings);
  }

  FieldFile(
      PseudoFile file, FieldParser parser, int fields, long periodNanos, SourceSettings settings) {
    this.file = file;
    this.parser = parser;
    this.source = new Source(file.path(), periodNanos, settings);
    this.values = new long[fields];
    Arrays.fill(values, KernelMemory.UNREADABLE);
  }

  /** Takes it for no fault if there is no such file. */
  FieldFile optional() {
    optional = true;
    return this;
  }

  Source source() {
    return source;
  }

  String path() {
    return file.path();
  }

  /** A field's last value, or a negative mark. */
  long get(int field) {
    return source.isHung() ? KernelMemory.UNREADABLE : values[field];
  }

  /**
   * Reads the file if it is due.
   *
   * @return whether it was read, or its failure is news
   */
  boolean read(Clock clock, Moment moment) {
    if (!source.isDue(moment.nanos())) {
      return source.isHung();
    }
    source.begin(clock);
    int malformed;
    int length;
    try {
      length = file.read();
      malformed = parser.parse(file.buffer(), length, values);
    } catch (IOException | RuntimeException e) {
      parser.forget();
      boolean absent = optional && !new File(file.path()).exists();
      Arrays.fill(values, absent ? KernelMemory.NOT_REPORTED : KernelMemory.UNREADABLE);
      if (absent) {
        source.absent(clock, "not there");
      } else {
        source.failed(clock, e);
      }
      return true;
    }
    if (malformed < 0) {
      source.ok(clock);
    } else {
      source.partly(clock, file.path() + ": " + parser.problem(malformed, file.buffer(), length));
    }
    return true;
  }

  @Override
  public void close() {
    file.close();
  }
}
