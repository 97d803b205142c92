package dev.kernelmemory.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HtmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>alert(1)</script>|&lt;script&gt;alert(1)&lt;/script&gt;",
        "a & b|a &amp; b",
        "\" onload=x|&quot; onload=x",
        "Überweisung.söhne:12|Überweisung.söhne:12"
      })
  void escapesMarkupAndKeepsWords(String text, String escaped) {
    assertThat(new Html().text(text)).hasToString(escaped);
  }

  @Test
  void showsWhatWouldNotBeSeenByItsCodePoint() {
    assertThat(new Html().text("a\u202Ecod.exe\u0000\u001b[31m\uD800\u200Fz\uFEFF"))
        .hasToString("a[U+202E]cod.exe[U+0000][U+001B][31m[U+D800][U+200F]z[U+FEFF]");
  }

  @Test
  void keepsCharactersBeyondTheBasicPlane() {
    assertThat(new Html().text("\uD835\uDD38")).hasToString("\uD835\uDD38");
  }

  @Test
  void cutsHugeNames() {
    String page = new Html().text("x".repeat(5_000_000)).toString();
    assertThat(page).hasSizeLessThan(1100).endsWith("… (5000000 characters)");
  }

  @Test
  void escapesAttributes() {
    assertThat(new Html().open("a", "title", "\"><b>'"))
        .hasToString("<a title=\"&quot;&gt;&lt;b&gt;&#39;\">");
  }
}
