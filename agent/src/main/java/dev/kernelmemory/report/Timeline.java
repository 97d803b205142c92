package dev.kernelmemory.report;

import java.util.List;

/** All charts below each other, on the same axis of time. */
final class Timeline {
  /** A label further to the right stands before its tick, not to be cut. */
  private static final double LAST_LABEL = 0.92;

  private final Html html;
  private final TimeRange range;
  private final FindingsSection findings;

  Timeline(Html html, TimeRange range, FindingsSection findings) {
    this.html = html;
    this.range = range;
    this.findings = findings;
  }

  void write(List<Chart> charts) {
    html.open("section", "aria-labelledby", "timeline");
    html.element("h2", "Time line", "id", "timeline");
    toolbar();
    html.open("div", "id", "charts");
    findings.marks();
    for (Chart chart : charts) {
      write(chart);
    }
    axis();
    html.close("div").close("section");
  }

  private void toolbar() {
    html.open("div", "class", "toolbar scripted");
    html.open("output", "id", "now").close("output");
    button("in", "+", "Zoom in");
    button("out", "−", "Zoom out");
    button("left", "←", "Earlier");
    button("right", "→", "Later");
    button("all", "All", "The whole recording");
    html.element(
        "span",
        "Drag to zoom. Keys on the time line: ← → move, + − zoom, 0 shows all.",
        "class",
        "aside");
    html.close("div");
  }

  private void button(String action, String label, String name) {
    html.element(
        "button", label, "type", "button", "data-do", action, "aria-label", name, "title", name);
  }

  private void write(Chart chart) {
    String kind = chart.kind == Chart.Kind.STACK ? "scope" : "lane";
    html.open("figure", "id", chart.id, "class", kind);
    html.open("figcaption").element("b", chart.title);
    legend(chart);
    if (!chart.note.isEmpty()) {
      html.element("span", chart.note, "class", "aside");
    }
    html.close("figcaption");
    Plot plot = new Plot(html, range, chart);
    html.open("div", "class", "scale", "aria-hidden", "true");
    for (String label : plot.scale()) {
      html.element("span", label);
    }
    html.close("div");
    html.open("div", "class", "plot");
    plot.draw(description(chart), () -> findings.bands(chart));
    html.close("div").close("figure");
  }

  private void legend(Chart chart) {
    html.open("ul", "class", "legend");
    for (int s = 0; s < chart.names.size(); s++) {
      String chip = s < chart.drawn ? "chip c" + chart.colours[s] : "chip none";
      html.open("li").open("i", "class", chip).close("i").text(chart.names.get(s) + ' ');
      html.element("b", chart.unit.formatOrNone(chart.all.last(s)));
      html.close("li");
    }
    html.close("ul");
  }

  private static String description(Chart chart) {
    StringBuilder description = new StringBuilder(chart.title).append(" over time");
    for (int s = 0; s < chart.drawn; s++) {
      description.append(s == 0 ? ": " : "; ").append(chart.names.get(s)).append(" from ");
      description.append(chart.unit.formatOrNone(chart.all.lowest(s))).append(" to ");
      description.append(chart.unit.formatOrNone(chart.all.highest(s)));
    }
    return description.toString();
  }

  private void axis() {
    html.open("div", "class", "axis");
    for (long tick : range.ticks()) {
      double place = range.at(tick);
      String side = place > LAST_LABEL ? "before" : "after";
      String style = "left:" + Plot.percent(place);
      html.element("span", range.label(tick), "class", side, "style", style);
    }
    html.close("div");
  }
}
