package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A control group that a test makes below the one that it runs in, with the memory controller; v1
 * or v2, whichever this machine has. Needs root.
 */
final class MemoryCgroup implements AutoCloseable {
  private static final Path PIDS = Path.of("/sys/fs/cgroup/pids");

  private final Path directory;
  private final String path;
  private final int version;
  private final Path tasks;

  private MemoryCgroup(Path directory, String path, int version, Path tasks) {
    this.directory = directory;
    this.path = path;
    this.version = version;
    this.tasks = tasks;
  }

  /** Makes a group that, on v1 too, knows how many tasks are in it if the machine can tell. */
  static MemoryCgroup countingTasks(String name) throws IOException {
    MemoryCgroup group = make(name);
    if (group.version == 2 || !Files.isWritable(PIDS)) {
      return group;
    }
    Path tasks = Files.createDirectory(PIDS.resolve(group.directory.getFileName()));
    return new MemoryCgroup(group.directory, group.path, group.version, tasks);
  }

  /** Makes a group, or skips the test, saying why. */
  static MemoryCgroup make(String name) throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: needs root");
    String mount = "";
    int version = 0;
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
      String[] parts = line.split(" - ");
      String[] fields = parts[0].split(" ");
      boolean v1 =
          parts[1].startsWith("cgroup ")
              && List.of(parts[1].split(" ")[2].split(",")).contains("memory");
      if (v1 || (version == 0 && parts[1].startsWith("cgroup2 "))) {
        mount = fields[4];
        version = v1 ? 1 : 2;
      }
    }
    assumeTrue(version > 0, "skipped: no cgroup file system is mounted");
    String own = "";
    for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
      String[] parts = line.split(":", 3);
      boolean memory = List.of(parts[1].split(",")).contains("memory");
      if (version == 1 ? memory : parts[0].equals("0")) {
        own = parts[2].equals("/") ? "" : parts[2];
      }
    }
    String path = own + "/" + name + "-" + ProcessHandle.current().pid();
    Path directory = Path.of(mount + path);
    try {
      Files.createDirectory(directory);
    } catch (IOException e) {
      assumeTrue(false, "skipped: no group can be made here: " + e);
    }
    assumeTrue(
        Files.exists(directory.resolve("memory.stat")),
        "skipped: groups here have no memory controller");
    return new MemoryCgroup(directory, path, version, directory);
  }

  int version() {
    return version;
  }

  /** Whether it is known how many tasks are in it. */
  boolean countsTasks() {
    return Files.exists(tasks.resolve("pids.current"));
  }

  /** As /proc/PID/cgroup has it. */
  String path() {
    return path;
  }

  Path directory() {
    return directory;
  }

  long number(String file) throws IOException {
    return Long.parseLong(Files.readString(directory.resolve(file)).trim());
  }

  void write(String file, String value) throws IOException {
    Files.writeString(directory.resolve(file), value);
  }

  /** A command that enters the group and becomes the given one. */
  List<String> entering(List<String> command) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("sh", "-c", "echo $$ > \"$0\" && echo $$ > \"$1\" && shift && exec \"$@\""));
    all.add(directory.resolve("cgroup.procs").toString());
    all.add(tasks.resolve("cgroup.procs").toString());
    all.addAll(command);
    return all;
  }

  /** Removes the group, which the kernel lets go of a moment after its last process ended. */
  void remove() {
    remove(directory);
    remove(tasks);
  }

  private static void remove(Path group) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!group.toFile().delete() && Files.exists(group)) {
      assertThat(System.nanoTime()).as("%s can be removed", group).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Override
  public void close() {
    remove();
  }
}
