package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.PressureParser;
import dev.kernelmemory.procfs.PseudoFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads pressure stall information, {@code /proc/pressure/memory} or a group's {@code
 * memory.pressure}; see Documentation/accounting/psi.rst. That a kernel does not account for it is
 * a state, not a fault. For the sampling thread.
 */
final class PressureReader implements Closeable {
  private static final long[] HUNG = new long[MemoryPressure.Stall.values().length];

  static {
    Arrays.fill(HUNG, KernelMemory.UNREADABLE);
  }

  private final File path;
  private final PseudoFile file;
  private final Source source;
  private final long[] stalls = new long[MemoryPressure.Stall.values().length];
  private String state = "not read yet";

  PressureReader(File path, SourceSettings settings) {
    this.path = path;
    this.file = new PseudoFile(path);
    this.source = new Source(file.path(), 0, settings);
    Arrays.fill(stalls, KernelMemory.NOT_REPORTED);
  }

  Source source() {
    return source;
  }

  String state() {
    return source.isHung() ? "hung" : state;
  }

  /** The averages and totals; not to be changed. */
  long[] stalls() {
    return source.isHung() ? HUNG : stalls;
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
    try {
      int length = file.read();
      malformed = PressureParser.parse(file.buffer(), length, stalls);
    } catch (IOException | RuntimeException e) {
      Arrays.fill(stalls, KernelMemory.NOT_REPORTED);
      notRead(clock, e);
      return true;
    }
    if (malformed < 0) {
      state = "ok";
      source.ok(clock);
    } else {
      state = "partly readable";
      source.partly(
          clock,
          path
              + ": at offset "
              + malformed
              + ": expected \"some avg10=N.NN avg60=N.NN avg300=N.NN total=N\", or full");
    }
    return true;
  }

  @Override
  public void close() {
    file.close();
  }

  private void notRead(Clock clock, Exception e) {
    String message = String.valueOf(e.getMessage());
    if (!path.exists()) {
      state = "not reported: the kernel has no " + path;
      source.absent(clock, "absent");
    } else if (message.contains("not supported")) {
      // EOPNOTSUPP: built in, but switched off; psi=1 among the kernel's parameters switches it on.
      state = "disabled: start the kernel with psi=1";
      source.absent(clock, "disabled");
    } else {
      Arrays.fill(stalls, KernelMemory.UNREADABLE);
      state = "unreadable";
      source.failed(clock, e);
    }
  }
}
