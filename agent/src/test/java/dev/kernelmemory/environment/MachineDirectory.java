package dev.kernelmemory.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that looks like the root of a machine, with one process, number 42. */
final class MachineDirectory {
  static final String ROOT_MOUNT = "27 1 254:0 / / rw - ext4 /dev/vda rw\n";

  private final Path root;
  private String mountinfo = ROOT_MOUNT;

  MachineDirectory(Path root) {
    this.root = root;
    write("proc/self/stat", "42 (java) S 1\n");
    write("proc/self/mountinfo", mountinfo);
  }

  File root() {
    return root.toFile();
  }

  File file(String path) {
    return root.resolve(path).toFile();
  }

  MachineDirectory write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a mount on the root directory. */
  MachineDirectory mount(int id, String shown, String point, String typeSourceOptions) {
    mountinfo += id + " 27 0:1 " + shown + " " + point + " rw - " + typeSourceOptions + "\n";
    return write("proc/self/mountinfo", mountinfo);
  }

  MachineDirectory cgroup(String text) {
    return write("proc/self/cgroup", text);
  }

  /** Makes a v2 cgroup below the real root that lists some processes. */
  MachineDirectory v2(String path, String procs) {
    return write(path + "/cgroup.controllers", "memory pids\n")
        .write(path + "/cgroup.events", "populated 1\n")
        .write(path + "/cgroup.procs", procs)
        .write(path + "/pids.current", "1\n")
        .write(path + "/memory.stat", "anon 1\n");
  }

  MachineDirectory v2Root(String path) {
    return write(path + "/cgroup.controllers", "memory pids\n")
        .write(path + "/cgroup.procs", "1\n")
        .write(path + "/memory.stat", "anon 1\n");
  }

  MachineDirectory v1(String path, String procs) {
    return write(path + "/cgroup.procs", procs).write(path + "/memory.stat", "cache 1\n");
  }
}
