package dev.kernelmemory.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser: an hour with everything in it, and one of hostile names. */
final class ReportIT {
  private static final int SECONDS = 3600;
  private static final String HOSTILE = "<script>document.title='owned'</script>\u202E\u0007\"'&";

  @TempDir static Path directory;

  private static Path hour;
  private static String html;
  private static Browser browser;

  @BeforeAll
  static void makeThePage() throws Exception {
    browser = new Browser(directory);
    Path recording = directory.resolve("hour.jfr");
    WholeDay.write(recording, SECONDS);
    html = Report.read(recording.toFile()).html("test");
    hour = Files.writeString(directory.resolve("hour.html"), html);
  }

  @Test
  void isReadableWithoutScriptAndNeedsNoNetwork() {
    assertThat(html)
        .contains("<h2 id=\"findings\">", "GC pauses", "Direct buffers", "File I/O", "Socket I/O")
        .contains("VmallocUsed without stacks", "% of the limit")
        .contains("default-src 'none'");
    assertThat(html.replace("http-equiv", "")).doesNotContain("http", "src=", "url(", "@import");
    assertThat(html).containsPattern("class=\"card (warning|critical)\"").contains("GROWTH");
  }

  @Test
  void answersKeysAndPointer() throws Exception {
    String actions =
        """
        const area = document.getElementById("charts");
        const key = name => area.dispatchEvent(new KeyboardEvent("keydown", {key: name}));
        key("End"); key("+"); key("+"); key("ArrowLeft");
        """;
    String dom = browser.dom(withScript("keys.html", actions));
    assertThat(dom).contains("class=\"js\"").containsPattern("viewBox=\"9000 0 3000 1000\"");
    Matcher now = Pattern.compile("<output id=\"now\">([^<]*)</output>").matcher(dom);
    assertThat(now.find()).isTrue();
    assertThat(now.group(1)).matches("2026-09-21 15:1[23]:\\d\\d UTC");
    assertThat(dom).containsPattern("aria-valuetext=\"2026-09-21 15:1[23]:\\d\\d UTC, Host: Slab ");
    String shown = browser.dom(withScript("all.html", actions + "key(\"0\"); key(\"Escape\");"));
    assertThat(shown).contains("viewBox=\"0 0 12000 1000\"").contains(">Last values</output>");
  }

  @Test
  void hoverShowsTheValuesThatWereMeasured() throws Exception {
    String actions =
        """
        const area = document.getElementById("charts");
        const box = area.querySelector("svg").getBoundingClientRect();
        area.dispatchEvent(new PointerEvent("pointermove", {clientX: box.left, clientY: box.top}));
        """;
    String dom = browser.dom(withScript("hover.html", actions));
    assertThat(dom).contains("<output id=\"now\">2026-09-21 14:13:20 UTC</output>");
    // KernelStack of the first sample, as the table has it too.
    Matcher first =
        Pattern.compile("<th scope=\"row\">KernelStack</th>\\s*<td>([^<]*)</td>").matcher(html);
    assertThat(first.find()).isTrue();
    assertThat(dom).containsPattern("KernelStack <b>" + first.group(1) + "</b>");
  }

  @Test
  void isDrawnInDarkAndLightLargeAndSmall() throws Exception {
    BufferedImage light = browser.screenshot(hour, false, 1280, 1600);
    BufferedImage dark = browser.screenshot(hour, true, 1280, 1600);
    BufferedImage small = browser.screenshot(hour, false, 400, 1600);
    assertThat(light.getRGB(2, 2)).isEqualTo(0xFFFFFFFF);
    assertThat(dark.getRGB(2, 2)).isEqualTo(0xFF14181E);
    assertThat(pixels(light, 0xFF3F74B5)).isGreaterThan(20_000);
    assertThat(pixels(dark, 0xFF5B94D8)).isGreaterThan(20_000);
    assertThat(pixels(small, 0xFF3F74B5)).isGreaterThan(5_000);
    assertThat(Files.size(browser.pdf(hour))).isGreaterThan(10_000);
  }

  @Test
  void hostileNamesStayText() throws Exception {
    Path recording = directory.resolve("hostile<b>.jfr");
    try (WrittenRecording written = new WrittenRecording(recording)) {
      written.write(
          "dev.kernelmemory.Environment",
          0,
          "kernelRelease",
          HOSTILE,
          "machine",
          HOSTILE + "x".repeat(100_000));
      for (int i = 0; i < 60; i++) {
        written.write(
            "dev.kernelmemory.HostKernelMemory", 1000L * i, "slab", (1L << 30) + (i << 16));
      }
    }
    String page = Report.read(recording.toFile()).html("test");
    assertThat(page)
        .hasSizeLessThan(200_000)
        .doesNotContain("<script>document.title", "\u202E", "\u0007", "hostile<b>")
        .contains("[U+202E][U+0007]", "characters)");
    Path file = Files.writeString(directory.resolve("hostile.html"), page);
    assertThat(browser.dom(file))
        .contains("class=\"js\"")
        .contains("<title>Kernel memory: hostile");
  }

  @Test
  void runsNoScriptButItsOwn() throws Exception {
    Path page = directory.resolve("injected.html");
    Files.writeString(
        page, html.replace("</main>", "<script>document.title='owned'</script></main>"));
    assertThat(browser.dom(page)).contains("class=\"js\"").doesNotContain("<title>owned");
  }

  /** The page, its policy taken off, and a script after its own. */
  private static Path withScript(String name, String script) throws Exception {
    String open = html.replaceAll("<meta http-equiv[^>]*>", "");
    String page = open.replace("</body>", "<script>" + script + "</script></body>");
    return Files.writeString(directory.resolve(name), page);
  }

  private static int pixels(BufferedImage image, int colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }
}
