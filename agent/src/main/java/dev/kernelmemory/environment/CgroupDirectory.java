package dev.kernelmemory.environment;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;

/** What a directory of a cgroup file system tells about itself. */
final class CgroupDirectory {
  /** Whether a cgroup lists a process among its own. */
  enum Membership {
    YES,
    NO,
    /** The file can't be read (threaded cgroups), or hides processes of other namespaces. */
    UNKNOWN
  }

  private static final int MOST_BYTES = 1 << 20;

  private CgroupDirectory() {}

  /** Whether the memory controller is at work here; opens nothing. */
  static boolean hasMemory(File directory) {
    File stat = new File(directory, "memory.stat");
    return stat.isFile() && stat.canRead();
  }

  /** Whether this is version 2, by a file that each of its directories has. */
  static boolean isUnified(File directory) {
    return new File(directory, "cgroup.controllers").isFile();
  }

  /**
   * Whether this is the hierarchy's real root and not just the top of what a namespace or a mount
   * shows: only the root of version 1 has these two files, and only that of version 2 lacks those.
   */
  static boolean isRealRoot(File directory, int version) {
    if (version == 1) {
      return new File(directory, "cgroup.sane_behavior").exists()
          || new File(directory, "release_agent").exists();
    }
    return !new File(directory, "cgroup.events").exists()
        && !new File(directory, "cgroup.type").exists()
        && !new File(directory, "memory.current").exists();
  }

  /** Looks a process up in {@code cgroup.procs}, a number per line, in no order on version 1. */
  static Membership membership(File directory, String pid) {
    File path = new File(directory, "cgroup.procs");
    if (pid.isEmpty() || !path.isFile()) {
      return Membership.UNKNOWN;
    }
    try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
      byte[] text = new byte[2048];
      StringBuilder number = new StringBuilder();
      Membership result = Membership.NO;
      int read = 0;
      while (read < MOST_BYTES) {
        int length = file.read(text);
        if (length <= 0) {
          return pid.contentEquals(number) ? Membership.YES : result;
        }
        for (int i = 0; i < length; i++) {
          if (text[i] != '\n') {
            number.append((char) text[i]);
            continue;
          }
          if (pid.contentEquals(number)) {
            return Membership.YES;
          }
          if ("0".contentEquals(number)) {
            result = Membership.UNKNOWN;
          }
          number.setLength(0);
        }
        read += length;
      }
      return Membership.UNKNOWN;
    } catch (IOException | RuntimeException e) {
      // EOPNOTSUPP in a threaded cgroup, EACCES in others: nothing is known, nothing is wrong.
      return Membership.UNKNOWN;
    }
  }
}
