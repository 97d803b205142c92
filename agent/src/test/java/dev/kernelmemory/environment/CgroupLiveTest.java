package dev.kernelmemory.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** In its own namespace a JVM sees the path {@code /} and mounts that begin above it. */
  @Test
  void searchesInACgroupNamespaceAsRoot() throws Exception {
    Cgroup own = new CgroupResolver(new File("/proc/self"), null).resolve();
    assumeTrue(own.isReadable() && !own.path().equals("/"), own::toString);
    assumeTrue(unshareWorks(), "unshare -C does not work here");
    Process java =
        new ProcessBuilder(
                "unshare",
                "-C",
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                InNamespace.class.getName())
            .start();
    try (BufferedReader printed = java.inputReader()) {
      assertThat(printed.readLine()).isEqualTo("/ FOUND_BY_PID " + own.directory());
    } finally {
      java.destroyForcibly().waitFor();
    }
  }

  /** Prints where it is. */
  static final class InNamespace {
    public static void main(String[] arguments) {
      Cgroup cgroup = new CgroupResolver(new File("/proc/self"), null).resolve();
      System.out.println(cgroup.path() + " " + cgroup.placement() + " " + cgroup.directory());
    }
  }

  private static boolean unshareWorks() throws Exception {
    return Files.exists(Path.of("/proc/self/ns/cgroup"))
        && new ProcessBuilder("unshare", "-C", "true").start().waitFor() == 0;
  }

  private static List<String> procs(Cgroup cgroup) throws Exception {
    return Files.readAllLines(cgroup.directory().toPath().resolve("cgroup.procs"));
  }
}
