package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LimitsParserTest {
  private static final String TEXT =
      """
      Limit                     Soft Limit           Hard Limit           Units     \n\
      Max processes             unlimited            unlimited            processes \n\
      Max open files            20000                1048576              files     \n\
      Max nice priority         99999999999999999999 0                    \n\
      Max realtime timeout      x                    unlimited            us        \n\
      """;

  @Test
  void readsTheSoftLimit() {
    assertThat(LimitsParser.softLimit(TEXT, "Max open files")).isEqualTo(20000);
  }

  @Test
  void tellsUnlimitedFromUnknown() {
    assertThat(LimitsParser.softLimit(TEXT, "Max processes")).isEqualTo(Long.MAX_VALUE);
    assertThat(LimitsParser.softLimit(TEXT, "Max nice priority")).isEqualTo(Long.MAX_VALUE);
    assertThat(LimitsParser.softLimit(TEXT, "Max realtime timeout")).isEqualTo(-1);
    assertThat(LimitsParser.softLimit(TEXT, "Max open")).isEqualTo(-1);
    assertThat(LimitsParser.softLimit("", "Max open files")).isEqualTo(-1);
  }

  @Test
  void givesNoCutNumber() {
    for (int length = 0; length < TEXT.length(); length++) {
      String cut = TEXT.substring(0, length);
      assertThat(LimitsParser.softLimit(cut, "Max open files")).isIn(-1L, 20000L);
    }
  }
}
