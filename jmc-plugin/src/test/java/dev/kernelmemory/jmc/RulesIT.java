package dev.kernelmemory.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules on recordings of JVMs under real load, as the headless reports print them. */
final class RulesIT {
  private static final List<String> RULES =
      List.of(
          "KernelMemoryStacks",
          "KernelMemoryPageTables",
          "KernelMemorySlab",
          "KernelMemoryVmalloc",
          "KernelMemoryPerCpu",
          "KernelMemoryContainer",
          "KernelMemoryPressure",
          "KernelMemoryAgent");

  @TempDir Path directory;

  @Test
  void threadsAreTracedToTheLineThatStartsThem() throws Exception {
    Path recording = record("threads");
    Report report = Report.of(recording);
    assertThat(report.severity("KernelMemoryStacks")).isEqualTo("Warning");
    assertThat(report.get("KernelMemoryStacks", "summary"))
        .matches(
            "This JVM's KernelStack grew by 4\\d\\.\\d MiB, mostly through thread start at"
                + " dev\\.kernelmemory\\.jmc\\.Load\\$Pools\\.make:\\d+\\.");
    assertThat(report.get("KernelMemoryStacks", "explanation"))
        .containsPattern(
            " 1\\. \\d+(\\.\\d+)? % \\(4\\d\\.\\d MiB\\) thread start, 3,000 times, at"
                + " dev\\.kernelmemory\\.jmc\\.Load\\$Pools\\.make:\\d+ <"
                + " dev\\.kernelmemory\\.jmc\\.Load\\.main:\\d+")
        .containsPattern("Java threads \\d+, then 3,0\\d\\d");
    assertThat(report.get("KernelMemoryStacks", "solution")).contains("thread dump");
    assertThat(report.severity("KernelMemoryVmalloc")).isEqualTo("Information");
    assertThat(report.get("KernelMemoryVmalloc", "explanation")).contains("Load$Pools.make");
    assertQuiet(report, "KernelMemoryPageTables");
    assertQuiet(report, "KernelMemoryPerCpu");
    assertQuiet(report, "KernelMemoryAgent");

    assertThat(Report.html(recording))
        .contains("Kernel Stacks and Threads", "<li>", "Load$Pools.make");
  }

  @Test
  void pageTablesAreTracedToTheLineThatMaps() throws Exception {
    assumeTrue(Files.isWritable(Path.of("/dev/shm")), "there is no /dev/shm to map a file of");
    Report report = Report.of(record("mappings"));
    assertThat(report.severity("KernelMemoryPageTables")).isEqualTo("Information");
    assertThat(report.get("KernelMemoryPageTables", "explanation"))
        .containsPattern(" 1\\. [^,]* file mapping, 8 times, at \\S*Load\\$Index\\.map:\\d+ <");
    assertQuiet(report, "KernelMemoryStacks");
    assertQuiet(report, "KernelMemoryVmalloc");
    assertQuiet(report, "KernelMemorySlab");
  }

  @Test
  void slabIsTracedToTheLineThatLooksUp() throws Exception {
    assumeTrue(
        List.of("ext2/ext3", "ext4", "xfs", "btrfs").contains(Files.getFileStore(directory).type()),
        "the temporary directory's file system keeps no negative directory entries");
    Report report = Report.of(record("lookups"));
    assertThat(report.score("KernelMemorySlab")).isGreaterThanOrEqualTo(25);
    assertThat(report.get("KernelMemorySlab", "explanation"))
        .containsPattern(" 1\\. [^,]* name look-up, [^ ]* times, at \\S*Load\\$Lookups\\.search:");
    assertQuiet(report, "KernelMemoryStacks");
  }

  @Test
  void withoutTheAgentEachSaysHowToGetItsEvents() throws Exception {
    Path recording;
    try (RecordedJvm jvm = RecordedJvm.startWithoutAgent(directory, "nothing")) {
      recording = jvm.awaitReady().finish();
    }
    Report report = Report.of(recording);
    for (String rule : RULES) {
      assertThat(report.severity(rule)).as(rule).isEqualTo("Ignore");
      assertThat(report.get(rule, "summary"))
          .contains("-javaagent:kernel-memory-agent.jar", "attach PID");
    }
  }

  private Path record(String load) throws Exception {
    try (RecordedJvm jvm = RecordedJvm.start(directory, load, "")) {
      return jvm.awaitReady().finish();
    }
  }

  private static void assertQuiet(Report report, String rule) {
    assertThat(report.severity(rule)).as(report.get(rule, "summary")).isEqualTo("OK");
  }
}
