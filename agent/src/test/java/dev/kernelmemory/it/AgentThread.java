package dev.kernelmemory.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The agent's sampling thread as the kernel sees it, without asking anything of the JVM. */
record AgentThread(Path task) {
  /** Waits for it. */
  static AgentThread of(Child child) throws Exception {
    Path tasks = Path.of("/proc/" + child.pid() + "/task");
    return new AgentThread(
        Poll.until("the sampling thread", () -> find(tasks), found -> found != null));
  }

  /** How often it has waited: more and more while it samples. */
  long switches() throws IOException {
    for (String line : Files.readAllLines(task.resolve("status"))) {
      if (line.startsWith("voluntary_ctxt_switches:")) {
        return Long.parseLong(line.substring(line.indexOf(':') + 1).trim());
      }
    }
    throw new IOException(task + " tells no switches");
  }

  private static Path find(Path tasks) throws IOException {
    try (Stream<Path> all = Files.list(tasks)) {
      for (Path task : all.toList()) {
        // The kernel keeps 15 characters of a name.
        if (List.of("kernel-memory-s", "kernel-memory-").contains(name(task))) {
          return task;
        }
      }
    }
    return null;
  }

  private static String name(Path task) throws IOException {
    try {
      return Files.readString(task.resolve("comm")).trim();
    } catch (java.nio.file.NoSuchFileException e) {
      return "";
    }
  }
}
