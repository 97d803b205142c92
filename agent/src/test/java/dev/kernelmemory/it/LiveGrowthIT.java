package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kernelmemory.sample.LeakInFastTime;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leaks in real JVMs, found in the kernel's real numbers with the thresholds as they are; only time
 * is made to pass faster, an hour in half a minute.
 */
final class LiveGrowthIT {
  /** Growth per hour that is looked for, as a share of memory: well above what is found. */
  private static final double RATIO_PER_HOUR = 0.01;

  private static final int SECONDS_PER_HOUR = 30;
  private static final long PAGE = 4096;
  private static final long STACK = 16 << 10;
  private static final long NAME = 192;
  private static final long MOST_MEMORY = 96L << 30;

  @TempDir Path directory;
  private final List<Child> children = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (Child child : children) {
      child.close();
    }
  }

  /** All at the same time, as each takes about an hour of its own time. */
  @Test
  void leaksAreFoundAndTheirOwnersNamed() throws Exception {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory), "skipped: there is no writable /dev/shm");
    Path sparse = Files.createTempDirectory(memory, "kernel-memory-it-");
    try (MemoryCgroup group = MemoryCgroup.countingTasks("kernel-memory-it-lookups")) {
      Child watcher = start(List.of(), "watch", "nothing", 0, directory);
      Child threads = start(List.of(), "watch", "threads", rate(STACK) / 4, directory);
      Child mappings = start(List.of(), "watch", "mappings", rate(PAGE) / 2, sparse);
      Child lookUps =
          start(group.entering(List.of()), "watch", "lookups", 2 * rate(NAME), directory);

      assertFound(threads, "KernelStack", "Process", "this JVM");
      assertFound(mappings, "PageTables", "Process", "this JVM");
      // What one of them does is a neighbour's doing to the other.
      assertFound(watcher, "KernelStack", "Host", "elsewhere on the host");
      assertFound(watcher, "PageTables", "Host", "elsewhere on the host");
      if (keepsNegativeEntries()) {
        // The first version of control groups tells kernel memory as one number only.
        String number = group.version() == 1 ? "Kernel" : "Slab";
        assertFound(lookUps, number, "Container", group.countsTasks() ? "this JVM" : "this ");
      }
      end();
    } finally {
      end();
      Files.deleteIfExists(sparse.resolve("sparse"));
      Files.delete(sparse);
    }
  }

  @Test
  void anIdleJvmIsBlamedForNothingInTenMinutes() throws Exception {
    Child jvm = start(List.of(), "watch", "nothing", 0, directory);
    List<String> found = new ArrayList<>();
    for (String line = jvm.line(); !line.equals(LeakInFastTime.TEN_MINUTES); line = jvm.line()) {
      found.add(line);
    }
    // Others on this machine may well do something meanwhile; that is not this JVM's.
    assertThat(found).noneMatch(line -> line.contains("this JVM"));
  }

  private boolean keepsNegativeEntries() throws Exception {
    return List.of("ext2/ext3", "ext4", "xfs", "btrfs")
        .contains(Files.getFileStore(directory).type());
  }

  private static int rate(long bytesEach) throws Exception {
    long memory = Meminfo.read().get("MemTotal");
    assumeTrue(memory <= MOST_MEMORY, "skipped: so much memory takes too many threads to leak");
    return (int) Math.ceil(memory * RATIO_PER_HOUR / SECONDS_PER_HOUR / bytesEach);
  }

  private Child start(List<String> prefix, String watch, String what, int perSecond, Path where)
      throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            String.join(File.pathSeparator, "target/test-classes", "target/classes"),
            "dev.kernelmemory.sample.LeakInFastTime",
            watch,
            what,
            String.valueOf(perSecond),
            where.toString()));
    Child child = Child.start(new ProcessBuilder(command));
    children.add(child);
    child.awaitLine("ready");
    return child;
  }

  private static void assertFound(Child jvm, String dimension, String scope, String verdict)
      throws Exception {
    List<String> others = new ArrayList<>();
    String line = jvm.line();
    while (!line.matches("[a-z]+,GROWTH," + dimension + ',' + scope + ',' + verdict + "[^,]*,.*")) {
      others.add(line);
      assertThat(others).as("findings before %s of %s", dimension, verdict).hasSizeLessThan(200);
      line = jvm.line();
    }
  }
}
