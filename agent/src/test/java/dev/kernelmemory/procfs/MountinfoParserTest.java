package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MountinfoParserTest {
  private static final String TEXT =
      """
      22 27 0:21 / /proc rw,relatime shared:5 master:2 - proc proc rw,hidepid=2
      35 31 0:32 /kx/a /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
      40 27 0:33 / /mnt/a\\040b\\011c\\134d rw - tmpfs tmpfs rw
      41 27 0:33 / /mnt/e rw - tmpfs  rw,size=4k
      """;

  @Test
  void readsFieldsBehindAnyNumberOfOptionalOnes() {
    Mount proc = MountinfoParser.parse(TEXT).get(0);
    assertThat(proc.id()).isEqualTo(22);
    assertThat(proc.parentId()).isEqualTo(27);
    assertThat(proc.root()).isEqualTo("/");
    assertThat(proc.mountPoint()).isEqualTo("/proc");
    assertThat(proc.type()).isEqualTo("proc");
    assertThat(proc.source()).isEqualTo("proc");
    assertThat(proc.superOption("hidepid")).isEqualTo("2");
    assertThat(proc.superOption("hide")).isNull();
    assertThat(proc.superOption("rw")).isEmpty();
  }

  @Test
  void knowsAControllerByAWholeOption() {
    Mount memory = MountinfoParser.parse(TEXT).get(1);
    assertThat(memory.hasSuperOption("memory")).isTrue();
    assertThat(memory.hasSuperOption("mem")).isFalse();
    assertThat(memory.root()).isEqualTo("/kx/a");
  }

  @Test
  void decodesWhatTheKernelEscapes() {
    assertThat(MountinfoParser.parse(TEXT).get(2).mountPoint()).isEqualTo("/mnt/a b\tc\\d");
  }

  @Test
  void takesAnEmptySource() {
    Mount last = MountinfoParser.parse(TEXT).get(3);
    assertThat(last.source()).isEmpty();
    assertThat(last.hasSuperOption("size")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"a\\040b, a b", "\\04, \\04", "\\999, \\999", "\\777, \\777", "\\134040, \\040"})
  void leavesOtherBackslashesAlone(String field, String decoded) {
    assertThat(MountinfoParser.decode(field)).isEqualTo(decoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "22 27 0:21 / /proc rw",
        "22 27 0:21 / /proc rw - proc",
        "22 27 0:21 / /proc rw - proc proc",
        "a 27 0:21 / /proc rw - proc proc rw",
        "99999999999 27 0:21 / /proc rw - proc proc rw",
        "22 27 0:21 / proc rw - proc proc rw",
        " - - - "
      })
  void passesOverWhatIsNoMount(String line) {
    String good = "1 0 0:1 / / rw - ext4 /dev/vda rw";
    assertThat(MountinfoParser.parse(line + "\n" + good + "\n" + line)).hasSize(1);
  }

  @Property
  void nothingIsThrownWhateverTheText(@ForAll String text) {
    assertThat(MountinfoParser.parse(text)).doesNotContainNull();
    assertThat(MountinfoParser.parse("1 0 0:1 / /" + text + " rw - a b c")).doesNotContainNull();
    assertThat(CgroupParser.parse(text)).doesNotContainNull();
    assertThat(LimitsParser.softLimit(text, "Max open files")).isGreaterThanOrEqualTo(-1);
  }

  @Property(tries = 1)
  void everyTruncationGivesABeginning() {
    List<Mount> whole = MountinfoParser.parse(TEXT);
    for (int length = 0; length < TEXT.length(); length++) {
      List<Mount> cut = MountinfoParser.parse(TEXT.substring(0, length));
      assertThat(cut).hasSizeLessThanOrEqualTo(whole.size());
      for (int i = 0; i < cut.size() - 1; i++) {
        assertThat(cut.get(i).mountPoint()).isEqualTo(whole.get(i).mountPoint());
      }
    }
  }
}
