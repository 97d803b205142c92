package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar that users get: its layout, and what {@code java -jar} does with it. */
final class AgentJarIT {
  private static final long MOST_BYTES = 6 << 20;
  private static final int MOST_ENTRIES = 150;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @Test
  void isSmallAndShowsOnlyTheLauncherAndTheEvents() throws Exception {
    assertThat(Files.size(Apps.agentJar())).isLessThan(MOST_BYTES);
    try (JarFile jar = new JarFile(Apps.agentJar().toFile())) {
      List<String> entries = jar.stream().map(JarEntry::getName).toList();
      assertThat(entries)
          .hasSizeLessThanOrEqualTo(MOST_ENTRIES)
          .contains("kernel-memory.jfc", "META-INF/LICENSE")
          .filteredOn(name -> name.endsWith(".class"))
          .allMatch(name -> name.matches("dev/kernelmemory/(agent|events)/.*"));
      assertThat(jar.getManifest().getMainAttributes().getValue("Launcher-Agent-Class")).isNull();
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isEqualTo(System.getProperty("kernelmemory.version"));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void printsHelpAndVersion(Jdk jdk) throws Exception {
    String jar = Apps.agentJar().toString();
    assertThat(Child.tool(jdk, "java", "-jar", jar))
        .isEqualTo(Child.tool(jdk, "java", "-jar", jar, "help"))
        .contains("-javaagent:kernel-memory-agent.jar");
    assertThat(Child.tool(jdk, "java", "-jar", jar, "--version"))
        .isEqualTo("kernel-memory-agent " + System.getProperty("kernelmemory.version"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void demoMovesTheDimensionsAndWritesARecording(Jdk jdk) throws Exception {
    String jar = Apps.agentJar().toString();
    Path file = directory.resolve("demo.jfr");
    String output =
        Child.tool(jdk, "java", "-javaagent:" + jar, "-jar", jar, "demo", file.toString());
    assertThat(output).contains("1000 threads", "20000 files", "jfr print");
    // 1000 stacks of 16 KiB are 15.6 MiB; other programs may add or take a few.
    assertThat(output).containsPattern("KernelStack +\\+1[4-7]\\.\\d");
    assertThat(Recordings.events(file, Recordings.HOST)).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void demoWithoutTheAgentSaysHowToStartIt(Jdk jdk) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(jdk.tool("java").toString(), "-jar", Apps.agentJar().toString(), "demo");
    try (Child child = Child.start(builder.directory(directory.toFile()))) {
      child.end();
      assertThat(child.exitStatus()).isEqualTo(1);
      assertThat(child.standardError()).contains("java -javaagent:kernel-memory-agent.jar");
    }
    assertThat(directory).isEmptyDirectory();
  }
}
