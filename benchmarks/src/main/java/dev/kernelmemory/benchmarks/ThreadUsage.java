package dev.kernelmemory.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a thread, or all threads of a process, have used so far: the first number of {@code
 * schedstat} (nanoseconds on a CPU, exact while the thread sleeps) and the context switches of
 * {@code status}. A kernel without CONFIG_SCHED_INFO has no schedstat.
 */
record ThreadUsage(long cpuNanos, long voluntarySwitches, long involuntarySwitches) {
  static final ThreadUsage NONE = new ThreadUsage(0, 0, 0);

  static ThreadUsage ofThread(Path task) throws IOException {
    String schedstat = Files.readString(task.resolve("schedstat"), StandardCharsets.US_ASCII);
    List<String> status = Files.readAllLines(task.resolve("status"));
    return new ThreadUsage(
        cpuNanos(schedstat),
        ProcessFigures.field(status, "voluntary_ctxt_switches"),
        ProcessFigures.field(status, "nonvoluntary_ctxt_switches"));
  }

  static ThreadUsage ofProcess(long pid) throws IOException {
    ThreadUsage sum = NONE;
    for (Path task : tasks(pid)) {
      sum = sum.plus(ofThreadIfAlive(task));
    }
    return sum;
  }

  /** The directory of the one thread whose name begins so; the kernel keeps 15 characters. */
  static Path find(long pid, String namePrefix) throws IOException {
    for (Path task : tasks(pid)) {
      if (Files.readString(task.resolve("comm")).startsWith(namePrefix)) {
        return task;
      }
    }
    throw new IOException("process " + pid + " has no thread " + namePrefix);
  }

  static long cpuNanos(String schedstat) {
    return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
  }

  ThreadUsage minus(ThreadUsage earlier) {
    return new ThreadUsage(
        cpuNanos - earlier.cpuNanos,
        voluntarySwitches - earlier.voluntarySwitches,
        involuntarySwitches - earlier.involuntarySwitches);
  }

  private static ThreadUsage ofThreadIfAlive(Path task) throws IOException {
    try {
      return ofThread(task);
    } catch (NoSuchFileException e) {
      return NONE;
    }
  }

  private ThreadUsage plus(ThreadUsage other) {
    return new ThreadUsage(
        cpuNanos + other.cpuNanos,
        voluntarySwitches + other.voluntarySwitches,
        involuntarySwitches + other.involuntarySwitches);
  }

  private static List<Path> tasks(long pid) throws IOException {
    List<Path> tasks = new ArrayList<>();
    Path directory = Path.of("/proc", Long.toString(pid), "task");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(tasks::add);
    }
    return tasks;
  }
}
