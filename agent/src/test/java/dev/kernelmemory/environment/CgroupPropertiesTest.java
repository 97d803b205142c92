package dev.kernelmemory.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the texts, an answer comes and names a directory below the root or none. */
final class CgroupPropertiesTest {
  private static final String MOUNT = "31 27 0:1 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n";
  private static Path root;

  @BeforeContainer
  static void make() throws Exception {
    root = Files.createTempDirectory("cgroup");
  }

  @AfterContainer
  static void delete() throws Exception {
    try (var files = Files.walk(root)) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 300)
  void randomBytesGiveAnAnswer(@ForAll byte[] cgroup, @ForAll byte[] mountinfo) throws Exception {
    MachineDirectory machine = new MachineDirectory(root);
    Files.write(root.resolve("proc/self/cgroup"), cgroup);
    Files.write(root.resolve("proc/self/mountinfo"), mountinfo);
    assertAnswer(machine);
  }

  @Property(tries = 300)
  void aPathOfAnyCharactersGivesAnAnswer(@ForAll String path) throws Exception {
    MachineDirectory machine = new MachineDirectory(root).v2("sys/fs/cgroup", "42\n");
    machine.cgroup("0::/" + path).write("proc/self/mountinfo", MOUNT);
    assertAnswer(machine);
  }

  @Property(tries = 1)
  void everyTruncationGivesAnAnswer() throws Exception {
    MachineDirectory machine = new MachineDirectory(root).v2("sys/fs/cgroup/a", "42\n");
    String cgroup = "4:memory:/kx/a\n0::/a (deleted)\n";
    for (int length = 0; length <= cgroup.length(); length++) {
      machine.cgroup(cgroup.substring(0, length)).write("proc/self/mountinfo", MOUNT);
      assertAnswer(machine);
    }
    for (int length = 0; length <= MOUNT.length(); length++) {
      machine.cgroup("0::/a\n").write("proc/self/mountinfo", MOUNT.substring(0, length));
      assertAnswer(machine);
    }
  }

  private static void assertAnswer(MachineDirectory machine) {
    Cgroup cgroup = new CgroupResolver(machine.file("proc/self"), null, machine.root()).resolve();
    assertThat(cgroup.reason()).matches("[ -~]*");
    if (cgroup.directory() != null) {
      assertThat(cgroup.directory().toPath()).startsWith(root);
    } else {
      assertThat(cgroup.isReadable()).isFalse();
    }
    assertThat(cgroup.path().getBytes(StandardCharsets.UTF_8)).doesNotContain((byte) '\n');
  }
}
