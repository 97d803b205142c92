package dev.kernelmemory.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The resolver on the machine that the tests run on. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class CgroupLiveTest {
  private final long pid = ProcessHandle.current().pid();

  @Test
  void findsTheDirectoryThatListsThisProcess() throws Exception {
    Cgroup cgroup = new CgroupResolver(new File("/proc/self"), null).resolve();
    assumeTrue(cgroup.isReadable(), cgroup::toString);
    assertThat(procs(cgroup)).contains(String.valueOf(pid));
  }

  @Test
  void findsTheNewCgroupOfAnotherProcessAsRoot() throws Exception {
    Cgroup own = new CgroupResolver(new File("/proc/self"), null).resolve();
    File directory = own.directory();
    assumeTrue(own.version() == 1 && directory != null && directory.canWrite(), own::toString);
    File child = new File(directory, "kernel-memory-test-" + pid);
    assumeTrue(child.mkdir(), "no cgroup can be made here");
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(child.toPath().resolve("cgroup.procs"), sleep.pid() + "\n");
      File process = new File("/proc/" + sleep.pid());
      Cgroup cgroup = new CgroupResolver(process, null).resolve();
      assertThat(cgroup.directory()).isEqualTo(child);
      assertThat(cgroup.placement()).isEqualTo(Placement.OWN);
      assertThat(cgroup.ancestors()).startsWith(directory);
    } finally {
      sleep.destroyForcibly().waitFor();
      assertThat(child.delete()).isTrue();
    }
  }

  /** Moves a process into a cgroup and only then gives it a cgroup namespace of its own. */
  @Test
  void searchesInACgroupNamespaceAsRoot() throws Exception {
    Cgroup own = new CgroupResolver(new File("/proc/self"), null).resolve();
    File directory = own.directory();
    assumeTrue(own.version() == 1 && directory != null && directory.canWrite(), own::toString);
    assumeTrue(unshareWorks(), "unshare -C does not work here");
    String script = "cat /proc/self/cgroup; grep ' - cgroup ' /proc/self/mountinfo; echo; exec cat";
    Process shell = new ProcessBuilder("unshare", "-C", "sh", "-c", script).start();
    try {
      String line;
      do {
        line = shell.inputReader().readLine();
      } while (line != null && !line.isEmpty());
      Cgroup cgroup = new CgroupResolver(new File("/proc/" + shell.pid()), null).resolve();
      // What others see of the process is not shifted by its namespace, only what it sees itself.
      assertThat(cgroup.directory()).isEqualTo(directory);
      assertThat(procs(cgroup)).contains(String.valueOf(shell.pid()));
    } finally {
      shell.destroyForcibly().waitFor();
    }
  }

  private static boolean unshareWorks() throws Exception {
    return Files.exists(Path.of("/proc/self/ns/cgroup"))
        && new ProcessBuilder("unshare", "-C", "true").start().waitFor() == 0;
  }

  private static java.util.List<String> procs(Cgroup cgroup) throws Exception {
    return Files.readAllLines(cgroup.directory().toPath().resolve("cgroup.procs"));
  }
}
