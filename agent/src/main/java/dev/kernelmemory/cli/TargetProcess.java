package dev.kernelmemory.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/**
 * The process to attach to, as {@code /proc/PID} shows it: looked at first, since an attach begins
 * with a SIGQUIT, which ends whatever does not expect it.
 *
 * <pre>
 * SigCgt: 2000000181005ccf    (/proc/PID/status, a mask in hexadecimal; SIGQUIT is bit 2)
 * NSpid:  4711    12          (the pid in each nested namespace, the innermost last; 4.1)
 * </pre>
 *
 * See proc(5), proc_pid_status(5).
 */
final class TargetProcess {
  private static final int SIGQUIT_BIT = 2;
  private static final int ROOT = 0;

  private final String pid;
  private final Path directory;

  TargetProcess(String pid) {
    this.pid = pid;
    this.directory = Paths.get("/proc", pid);
  }

  String pid() {
    return pid;
  }

  /**
   * Why the process can't be attached to, as far as can be seen from here.
   *
   * @param jar the agent's jar
   * @return null if there is nothing against it
   */
  @Nullable String objection(File jar) {
    if (!Files.isDirectory(directory)) {
      return "there is no process " + pid + " here (in a container, only its own are seen)";
    }
    try {
      int owner = owner(directory);
      int self = owner(Paths.get("/proc/self"));
      if (owner != self && self != ROOT) {
        return "process " + pid + " belongs to " + name() + "; run this command as that user";
      }
      if (!handlesQuit()) {
        return "process "
            + pid
            + " does not handle SIGQUIT: it is no JVM, was started with -Xrs, or is not far enough"
            + " in its start";
      }
      if (commandLine().contains("\0-XX:+DisableAttachMechanism\0")) {
        return "process "
            + pid
            + " was started with -XX:+DisableAttachMechanism; start it with -javaagent instead";
      }
      if (!Files.exists(inItsFileSystem(jar.getPath()))) {
        return "process "
            + pid
            + " is in another container, which has no "
            + jar
            + "; copy the jar there, to the same path";
      }
      return null;
    } catch (IOException e) {
      return "process " + pid + " can't be looked at: " + e;
    }
  }

  /** A path of the process's own file system. */
  Path inItsFileSystem(String path) {
    return Paths.get(directory + "/root" + path);
  }

  /** The pid as the process itself knows it. */
  String innermostPid() throws IOException {
    String pids = status("NSpid:");
    return pids.isEmpty() ? pid : pids.substring(pids.lastIndexOf('\t') + 1);
  }

  private boolean handlesQuit() throws IOException {
    String caught = status("SigCgt:");
    return !caught.isEmpty() && (Long.parseUnsignedLong(caught, 16) >> SIGQUIT_BIT & 1) == 1;
  }

  private String status(String field) throws IOException {
    for (String line : Files.readAllLines(directory.resolve("status"))) {
      if (line.startsWith(field)) {
        return line.substring(field.length()).trim();
      }
    }
    return "";
  }

  private String commandLine() throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve("cmdline"));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String name() throws IOException {
    return "user " + Files.getOwner(directory).getName();
  }

  private static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }
}
