package dev.kernelmemory.report;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What was found: a card for each finding, and a mark for it on the time line. */
final class FindingsSection {
  /** Nobody reads more; the worst ones are among them. */
  private static final int MOST_CARDS = 100;

  /** A mark's part of the page's width: those of the same time stand side by side. */
  private static final double MARK_WIDTH = 0.021;

  private final Html html;
  private final TimeRange range;
  private final Judgement judgement;
  private final List<Finding> shown;

  FindingsSection(Html html, TimeRange range, Judgement judgement) {
    this.html = html;
    this.range = range;
    this.judgement = judgement;
    this.shown = worst(judgement.findings());
  }

  void write() {
    html.open("section", "aria-labelledby", "findings");
    html.element("h2", "Findings", "id", "findings");
    if (shown.isEmpty()) {
      html.element("p", judgement.state(), "class", "clean");
    }
    html.open("div", "class", "cards");
    for (int i = 0; i < shown.size(); i++) {
      card(i + 1, shown.get(i));
    }
    html.close("div");
    int more = judgement.findings().size() - shown.size();
    if (more > 0) {
      html.element("p", more + " less severe findings are left out here; analyze lists them all.");
    }
    html.close("section");
  }

  /** One line for the top of the page. */
  String summary() {
    if (judgement.findings().isEmpty()) {
      return "No findings";
    }
    int[] counts = new int[Severity.values().length];
    for (Finding finding : judgement.findings()) {
      counts[finding.severity().ordinal()]++;
    }
    StringBuilder summary = new StringBuilder();
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] > 0) {
        summary.append(summary.length() == 0 ? "" : ", ").append(counts[i]).append(' ');
        summary.append(Severity.values()[i].name().toLowerCase(Locale.ROOT));
      }
    }
    return (judgement.findings().size() == 1 ? "1 finding: " : "Findings: ") + summary;
  }

  private void card(int number, Finding finding) {
    html.open("article", "id", "f" + number, "class", "card " + severity(finding));
    html.open("h3");
    html.element("span", String.valueOf(number), "class", "badge");
    html.text(title(finding)).close("h3");
    html.open("p", "class", "when").text(finding.severity() + " · " + times(finding));
    html.element(
        "button",
        "Show",
        "type",
        "button",
        "class",
        "scripted",
        "data-from",
        String.valueOf(finding.sinceMillis()),
        "data-to",
        String.valueOf(end(finding)),
        "aria-label",
        "Show finding " + number + " on the time line");
    html.close("p");
    html.element("p", finding.explanation());
    html.element("p", finding.nextStep(), "class", "next");
    html.close("article");
  }

  /** Links from the time line's upper edge to the cards. */
  void marks() {
    html.open("nav", "class", "marks", "aria-label", "Findings on the time line");
    double free = 0;
    for (int i = 0; i < shown.size(); i++) {
      Finding finding = shown.get(i);
      double place = Math.max(free, range.at(finding.sinceMillis()));
      free = place + MARK_WIDTH;
      html.element(
          "a",
          String.valueOf(i + 1),
          "href",
          "#f" + (i + 1),
          "class",
          severity(finding),
          "style",
          "left:" + Plot.percent(place),
          "data-at",
          String.valueOf(finding.sinceMillis()),
          "title",
          title(finding),
          "aria-label",
          "Finding " + (i + 1) + ": " + title(finding) + " at " + time(finding.sinceMillis()));
    }
    html.close("nav");
  }

  /** The time of the findings in one chart, for its background. */
  void bands(Chart chart) {
    for (Finding finding : shown) {
      if (finding.scope().label().toLowerCase(Locale.ROOT).equals(chart.id)) {
        long from = Math.round(range.at(finding.sinceMillis()) * Plot.WIDTH);
        long to = Math.round(range.at(end(finding)) * Plot.WIDTH);
        String at = "x=\"" + from + "\" width=\"" + Math.max(1, to - from);
        html.markup("<rect class=\"" + severity(finding) + "\" " + at + "\" height=\"1000\"/>");
        html.markup("<path class=\"" + severity(finding) + "\" d=\"M" + from + " 0v1000\"/>");
      }
    }
  }

  private long end(Finding finding) {
    return finding.isActive() ? range.toMillis : finding.untilMillis();
  }

  private static String title(Finding finding) {
    String quantity = finding.quantity().label();
    return finding.pattern()
        + " · "
        + finding.dimension()
        + (quantity.equals(finding.dimension()) ? "" : " (" + quantity + ')')
        + " · "
        + finding.scope().label().toLowerCase(Locale.ROOT);
  }

  private String times(Finding finding) {
    String since = "since " + time(finding.sinceMillis());
    return finding.isActive()
        ? since + ", goes on"
        : since + ", " + finding.outcome().label() + " at " + time(finding.untilMillis());
  }

  private String time(long millis) {
    return range.millis() > 86_400_000 ? TimeRange.dateTime(millis) : TimeRange.time(millis);
  }

  private static String severity(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  /** The most severe ones, in the order of time. */
  private static List<Finding> worst(List<Finding> findings) {
    List<Finding> chosen = new ArrayList<>(findings);
    chosen.sort(Comparator.comparing(Finding::severity).reversed());
    chosen = chosen.subList(0, Math.min(MOST_CARDS, chosen.size()));
    chosen.sort(Comparator.comparingLong(Finding::sinceMillis));
    return chosen;
  }
}
