package dev.kernelmemory.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.fuzz.Fuzzing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Hostile files on a made-up machine: an answer comes, and names nothing outside of its root. */
final class EnvironmentFuzzTest {
  private static final String MOUNTS =
      "27 1 254:0 / / rw - ext4 /dev/vda rw\n31 27 0:1 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"
          + "36 27 0:2 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n";
  private static final String GROUPS = "4:memory:/kx/a\n0::/a/b\n";

  private static Path root;

  @BeforeContainer
  static void make() throws Exception {
    root = Files.createTempDirectory("kernel-memory-fuzz-").toRealPath();
  }

  @AfterContainer
  static void delete() throws Exception {
    try (var files = Files.walk(root)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void cgroupsAndMounts(@ForAll long seed) {
    MachineDirectory machine =
        new MachineDirectory(root)
            .v2("sys/fs/cgroup/a/b", "42\n")
            .v2Root("sys/fs/cgroup")
            .v1("sys/fs/cgroup/memory/kx/a", "42\n");
    Fuzzing.run(
        seed,
        1_000,
        List.of(bytes(GROUPS + "\f" + MOUNTS)),
        text -> {
          int separator = new String(text, StandardCharsets.ISO_8859_1).indexOf('\f');
          write("proc/self/cgroup", text, 0, Math.max(0, separator));
          write("proc/self/mountinfo", text, separator + 1, text.length);
          return new CgroupResolver(machine.file("proc/self"), null, machine.root()).resolve();
        },
        (text, cgroup) -> {
          assertThat(cgroup.reason()).matches("[ -~]*");
          assertThat(cgroup.path()).doesNotContain("\n");
          if (cgroup.directory() != null) {
            assertThat(cgroup.directory().toPath().normalize()).startsWith(root);
          }
        });
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void smallFiles(@ForAll long seed) {
    String[] names = {
      "proc/loadavg",
      "proc/sys/kernel/osrelease",
      "proc/cpuinfo",
      "proc/cmdline",
      "proc/self/limits",
      "proc/sys/vm/max_map_count",
      "proc/config.gz",
      "proc/self/mountinfo",
      "sys/devices/system/cpu/possible",
      "sys/class/dmi/id/sys_vendor",
      "sys/hypervisor/type",
      "run/systemd/container"
    };
    MachineDirectory machine = new MachineDirectory(root);
    Places places =
        new Places(
            machine.root(),
            machine.file("proc"),
            machine.file("sys"),
            machine.file("proc/self"),
            "");
    int[] turn = {0};
    Fuzzing.run(
        seed,
        500,
        List.of(
            bytes("0.20 0.18 0.12 1/80 11206\n"),
            bytes("6.1.0-30-amd64\n"),
            bytes("flags\t\t: fpu hypervisor lahf_lm\n"),
            bytes("cgroup.memory=nokmem,nosocket quiet\n"),
            bytes("Max open files            20000                unlimited            files\n"),
            bytes("65530\n"),
            bytes("0-3\n")),
        text -> {
          machine.write(names[turn[0]++ % names.length], "");
          write(names[turn[0] % names.length], text, 0, text.length);
          return Environment.detect(places, "amd64", 1 << 20);
        },
        (text, environment) -> {
          assertThat(environment.kernelRelease()).matches("[ -~]*");
          assertThat(environment.surroundings().machine().hypervisor()).matches("[ -~]*");
          assertThat(environment.possibleProcessors()).isGreaterThanOrEqualTo(-1);
          assertThat(environment.threadSizeBytes()).isBetween(-1L, 1L << 20);
          assertThat(environment.limits().openFiles()).isGreaterThanOrEqualTo(-1);
        });
  }

  private static void write(String name, byte[] text, int from, int to) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, Arrays.copyOfRange(text, from, Math.max(from, to)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
