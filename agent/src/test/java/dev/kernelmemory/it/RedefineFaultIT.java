package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another agent redefines the JDK's classes while hooks are put into them and taken out. */
final class RedefineFaultIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theSameClassesAreRedefined(Jdk jdk) throws Exception {
    String other = "-javaagent:" + otherAgent();
    String ours = "-javaagent:" + Apps.agentJar() + "=interval=10ms";
    for (List<String> agents : List.of(List.of(other, ours), List.of(ours, other))) {
      List<String> command = new ArrayList<>(agents);
      command.add("RedefineApp");
      try (Child child = Child.java(jdk, command)) {
        assertThat(child.awaitLine("result")).isEqualTo("result 0, failure null");
        child.end();
        assertThat(child.exitStatus()).isZero();
        assertThat(child.standardError()).doesNotContain("[kernel-memory]");
      }
    }
  }

  private Path otherAgent() throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "RedefineApp");
    manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
    Path jar = directory.resolve("other.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new ZipEntry("other"));
      entries.closeEntry();
    }
    return jar;
  }
}
