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
  void aStrainedHostIsFoundBySizeAndByStalls() throws Exception {
    FakeKernel kernel = new FakeKernel(directory);
    Report report;
    try (RecordedJvm jvm = RecordedJvm.start(directory, "threads", kernel.options())) {
      jvm.awaitReady();
      kernel.beginToFillContainer();
      jvm.load();
      kernel.strainHost();
      kernel.fillContainer();
      report = Report.of(jvm.finish());
    }
    assertThat(report.severity("KernelMemoryPerCpu")).isEqualTo("Warning");
    assertThat(report.get("KernelMemoryPerCpu", "summary"))
        .isEqualTo("PerCPU is 640 MiB, 4 % of the host's memory; more than 3 % is unusual.");
    assertThat(report.get("KernelMemoryPerCpu", "solution")).contains("nr_dying_descendants");

    assertThat(report.severity("KernelMemoryPressure")).isEqualTo("Warning");
    assertThat(report.get("KernelMemoryPressure", "summary"))
        .isEqualTo(
            "On the host, tasks waited for memory 45.5 % of the worst ten seconds, all of them at"
                + " once 45.5 %.");
    assertThat(report.get("KernelMemoryPressure", "explanation")).contains("Load$Pools.make");

    assertThat(report.severity("KernelMemoryContainer")).isEqualTo("Warning");
    assertThat(report.get("KernelMemoryContainer", "explanation"))
        .contains(
            "The container ran into its limit 3 time(s).",
            "At the most 586 MiB of 600 MiB were in use",
            "it was made up of anonymous memory 518 MiB, page cache 8 MiB, kernel memory 64 MiB",
            "Of the container's kernel memory, KernelStack grew most: by 48 MiB.")
        .containsPattern(
            " 1\\. 9\\d(\\.\\d)? % [^,]* thread start, [^ ]* times, at \\S*Load\\$Pools");
  }

  @Test
  void aCalmHostAndContainerAreLeftInPeace() throws Exception {
    FakeKernel kernel = new FakeKernel(directory);
    Report report;
    try (RecordedJvm jvm = RecordedJvm.start(directory, "nothing", kernel.options())) {
      report = Report.of(jvm.awaitReady().load().finish());
    }
    for (String rule : RULES) {
      assertQuiet(report, rule);
    }
    assertThat(report.get("KernelMemoryContainer", "summary"))
        .isEqualTo(
            "The container's working set is 196 MiB at the most, 32.7 % of its limit of 600 MiB.");
  }

  @Test
  void aKernelThatReportsNothingIsSaidToBeSo() throws Exception {
    FakeKernel kernel = new FakeKernel(directory);
    kernel.forgetDimensions();
    Report report;
    try (RecordedJvm jvm = RecordedJvm.start(directory, "nothing", kernel.options())) {
      report = Report.of(jvm.awaitReady().load().finish());
    }
    assertThat(report.severity("KernelMemoryAgent")).isEqualTo("Warning");
    assertThat(report.get("KernelMemoryAgent", "summary")).startsWith("None of the five");
    assertThat(report.get("KernelMemorySlab", "summary")).startsWith("Slab is not known");
  }

  @Test
  void withoutTheAgentEachSaysHowToGetItsEvents() throws Exception {
    Path recording;
    try (RecordedJvm jvm = RecordedJvm.startWithoutAgent(directory, "nothing")) {
      recording = jvm.awaitReady().load().finish();
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
      return jvm.awaitReady().load().finish();
    }
  }

  private static void assertQuiet(Report report, String rule) {
    assertThat(report.severity(rule)).as(report.get(rule, "summary")).isEqualTo("OK");
  }
}
