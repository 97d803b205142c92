package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.LimitsParser;
import java.io.File;

/**
 * What the kernel lets this process and all processes have, as read once. Immutable.
 *
 * <p>{@link Long#MAX_VALUE} is unlimited, -1 unknown.
 */
public final class Limits {
  private static final int MOST_BYTES = 1 << 16;

  private final long threadsMax;
  private final long pidMax;
  private final long maxMapCount;
  private final long fileMax;
  private final long openFiles;
  private final long processes;

  private Limits(File procfs, String limits) {
    File sys = new File(procfs, "sys");
    this.threadsMax = number(new File(sys, "kernel/threads-max"));
    this.pidMax = number(new File(sys, "kernel/pid_max"));
    this.maxMapCount = number(new File(sys, "vm/max_map_count"));
    this.fileMax = number(new File(sys, "fs/file-max"));
    this.openFiles = LimitsParser.softLimit(limits, "Max open files");
    this.processes = LimitsParser.softLimit(limits, "Max processes");
  }

  /**
   * Reads the limits; some small files.
   *
   * @param procfs the procfs mount with the {@code sys} to read
   * @param process the process's directory, {@code /proc/self}
   */
  public static Limits detect(File procfs, File process) {
    return new Limits(procfs, WholeFile.read(new File(process, "limits"), MOST_BYTES));
  }

  /** Threads that the kernel allows in all, {@code kernel.threads-max}. */
  public long threadsMax() {
    return threadsMax;
  }

  /** Where process and thread numbers wrap around, {@code kernel.pid_max}. */
  public long pidMax() {
    return pidMax;
  }

  /** Mappings that one process may have, {@code vm.max_map_count}. */
  public long maxMapCount() {
    return maxMapCount;
  }

  /** Open files that the kernel allows in all, {@code fs.file-max}. */
  public long fileMax() {
    return fileMax;
  }

  /** Descriptors that this process may have, the soft RLIMIT_NOFILE. */
  public long openFiles() {
    return openFiles;
  }

  /** Threads that this process's user may have, the soft RLIMIT_NPROC; root is not held to it. */
  public long processes() {
    return processes;
  }

  private static long number(File file) {
    String digits = SmallFile.read(file);
    if (digits.isEmpty() || digits.length() > 19) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    return value;
  }
}
