package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CgroupParserTest {
  @Test
  void splitsIntoAtMostThreeParts() {
    CgroupEntry entry = CgroupParser.parse("4:cpu,memory:/a:b/c d\n").get(0);
    assertThat(entry.path()).isEqualTo("/a:b/c d");
    assertThat(entry.controls("memory")).isTrue();
    assertThat(entry.controls("cpu")).isTrue();
    assertThat(entry.controls("mem")).isFalse();
    assertThat(entry.isUnified()).isFalse();
  }

  @Test
  void stripsTheMarkOfARemovedCgroup() {
    CgroupEntry entry = CgroupParser.parse("0::/a (deleted)").get(0);
    assertThat(entry.path()).isEqualTo("/a");
    assertThat(entry.isDeleted()).isTrue();
    assertThat(entry.isUnified()).isTrue();
  }

  @Test
  void passesOverWhatIsNoEntry() {
    String text = "\n:\n::/\nx::/\n1:name=systemd:/u\n0::\n0::a\n0:/\nroot@host# 0::/x\n";
    List<CgroupEntry> entries = CgroupParser.parse(text);
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).controls("name=systemd")).isTrue();
    assertThat(entries.get(0).isUnified()).isFalse();
  }
}
