package dev.kernelmemory.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.procfs.MountinfoParser;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class MountTableTest {
  private final MountTable table =
      table(
          "31 23 0:1 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n"
              + "22 27 0:1 / /proc rw - proc proc rw\n"
              + "23 27 0:1 / /sys rw - sysfs sysfs rw\n"
              + "27 1 0:1 / / rw - ext4 /dev/vda rw\n"
              + "40 27 0:1 / /a/b rw - xfs x rw\n"
              + "41 27 0:1 / /a rw - tmpfs x rw\n"
              + "42 22 0:1 / /proc rw - fuse.x x rw\n");

  @Test
  void findsTheLongestMountPointWhateverTheOrder() {
    assertThat(type("/")).isEqualTo("ext4");
    assertThat(type("/sys/fs")).isEqualTo("sysfs");
    assertThat(type("/sys/fs/cgroup/x")).isEqualTo("tmpfs");
    assertThat(type("/sys/fs/cgroups")).isEqualTo("sysfs");
    assertThat(type("/system")).isEqualTo("ext4");
  }

  @Test
  void seesWhatIsMountedOverAndNotWhatIsBelow() {
    assertThat(type("/proc/meminfo")).isEqualTo("fuse.x");
    assertThat(type("/a/b/c")).isEqualTo("tmpfs");
    assertThat(table.isVisible(table.mounts().get(1))).isFalse();
    assertThat(table.isVisible(table.mounts().get(4))).isFalse();
    assertThat(table.isVisible(table.mounts().get(5))).isTrue();
  }

  @Test
  void knowsNothingWithoutMounts() {
    assertThat(FileSystems.typeOf("/x", table(""))).isEqualTo("unknown");
  }

  @Property
  void numbersThatGoInCirclesKeepNobody(
      @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 1 < numbers.size(); i++) {
      text.append(numbers.get(i)).append(' ').append(numbers.get(i + 1));
      text.append(" 0:1 / /a rw - x x rw\n");
    }
    assertThat(FileSystems.typeOf("/a/b", table(text.toString()))).isIn("x", "unknown");
  }

  private String type(String path) {
    return FileSystems.typeOf(path, table);
  }

  private static MountTable table(String text) {
    return new MountTable(MountinfoParser.parse(text));
  }
}
