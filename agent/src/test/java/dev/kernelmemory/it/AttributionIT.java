package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code drivers}: applications that leak, and the line that it must name first. */
final class AttributionIT {
  private static final String EVENTS =
      "FileOpen,DirectoryOpen,FileMap,DirectMemoryReserve,SocketOpen,SocketAccept,SelectorOpen,"
          + "NameLookup";

  @TempDir Path directory;

  static List<Jdk> jdksWithEventOptions() {
    return Jdk.since(17);
  }

  @ParameterizedTest
  @MethodSource("jdksWithEventOptions")
  void namesTheLineThatStartsThreads(Jdk jdk) throws Exception {
    String report = reportOf(jdk, "threads");
    assertExplained(report, "KernelStack of this JVM", "thread start +LeakApp\\$Pools\\.make:\\d+");
  }

  @ParameterizedTest
  @MethodSource("jdksWithEventOptions")
  void namesTheLineThatMapsFiles(Jdk jdk) throws Exception {
    assumeTrue(Files.isWritable(Path.of("/dev/shm")), "there is no /dev/shm to map a file of");
    String report = reportOf(jdk, "mappings");
    assertExplained(report, "PageTables of this JVM", "file mapping +LeakApp\\$Index\\.map:\\d+");
  }

  @ParameterizedTest
  @MethodSource("jdksWithEventOptions")
  void namesTheLineThatLooksUpWhatIsNotThere(Jdk jdk) throws Exception {
    assumeTrue(
        List.of("ext2/ext3", "ext4", "xfs", "btrfs").contains(Files.getFileStore(directory).type()),
        "the temporary directory's file system keeps no negative directory entries");
    String report = reportOf(jdk, "lookups");
    assertExplained(report, "Slab of the host", "name look-up +LeakApp\\$Lookups\\.search:\\d+");
  }

  @ParameterizedTest
  @MethodSource("jdksWithEventOptions")
  void saysWhatIsWrongWithAFile(Jdk jdk) throws Exception {
    Path file = Files.writeString(directory.resolve("no.jfr"), "no recording");
    for (String name : List.of(file.toString(), directory.resolve("none").toString())) {
      ProcessBuilder command =
          new ProcessBuilder(
              jdk.tool("java").toString(), "-jar", Apps.agentJar().toString(), "drivers", name);
      try (Child cli = Child.start(command)) {
        assertThat(cli.end()).isEmpty();
        assertThat(cli.exitStatus()).isEqualTo(1);
        assertThat(cli.standardError()).startsWith(name + " can't be analysed");
      }
    }
  }

  private String reportOf(Jdk jdk, String leak) throws Exception {
    Path file = directory.resolve("leak.jfr");
    StringBuilder enabled = new StringBuilder();
    for (String event : EVENTS.split(",")) {
      enabled.append("+dev.kernelmemory.").append(event).append("#enabled=true,");
    }
    try (Child child =
        Child.withAgent(
            jdk,
            "",
            "-Xlog:disable",
            "-XX:StartFlightRecording:" + enabled + "filename=" + file,
            "LeakApp",
            leak,
            directory.toString())) {
      child.awaitLine("ready");
      awaitSamples(jdk, child, 2);
      if (!child.ask("").equals("leaked")) {
        child.awaitLine("leaked");
      }
      // The sampler and the kernel's own counters are each a second late at the worst.
      awaitSamples(jdk, child, sampled(jdk, child) + 3);
      child.end();
    }
    return Child.tool(jdk, "java", "-jar", Apps.agentJar().toString(), "drivers", file.toString());
  }

  private static void assertExplained(String report, String dimension, String firstCause) {
    Matcher growth =
        Pattern.compile(
                dimension
                    + " grew by [^\\n]*\\n[^\\n]*\\n +([\\d.]+) % +[\\d.]+ MiB +\\d+  "
                    + firstCause)
            .matcher(report);
    assertThat(growth.find()).as(report).isTrue();
    assertThat(Double.parseDouble(growth.group(1))).as(report).isBetween(80.0, 130.0);
  }

  private void awaitSamples(Jdk jdk, Child child, int samples) throws Exception {
    Poll.until(samples + " samples", () -> sampled(jdk, child), count -> count >= samples);
  }

  private int sampled(Jdk jdk, Child child) throws Exception {
    Path probe = directory.resolve("probe.jfr");
    Child.tool(jdk, "jcmd", String.valueOf(child.pid()), "JFR.dump", "filename=" + probe);
    return Recordings.events(probe, Recordings.HOST).size();
  }
}
