package dev.kernelmemory.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel knows of another process; see proc_pid_status(5) and proc_pid_stat(5). */
final class ProcessFigures {
  /** USER_HZ, which is 100 on every architecture that has HotSpot. */
  private static final long MILLIS_PER_TICK = 10;

  private ProcessFigures() {}

  /** Resident memory in KiB. */
  static long residentKib(long pid) throws IOException {
    return field(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")), "VmRSS");
  }

  /** User and system time of all threads, ended ones too, in steps of 10 ms. */
  static long cpuMillis(long pid) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    return cpuTicks(Files.readString(stat, StandardCharsets.ISO_8859_1)) * MILLIS_PER_TICK;
  }

  /** The fields utime and stime, the 14th and 15th; the second one may contain spaces. */
  static long cpuTicks(String stat) {
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(words[11]) + Long.parseLong(words[12]);
  }

  /** The number behind a key of a file like {@code status}. */
  static long field(List<String> lines, String key) throws IOException {
    for (String line : lines) {
      if (line.startsWith(key + ':')) {
        return Long.parseLong(line.substring(key.length() + 1).replace("kB", "").trim());
      }
    }
    throw new IOException("no line " + key);
  }
}
