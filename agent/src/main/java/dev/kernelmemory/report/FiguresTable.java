package dev.kernelmemory.report;

import java.util.List;

/** The charts' numbers as a table: what a person reads who can't see them, or wants them exact. */
final class FiguresTable {
  private static final String[] COLUMNS = {"", "First", "Last", "Lowest", "Highest", "Change"};

  private final Html html;

  FiguresTable(Html html) {
    this.html = html;
  }

  void write(List<Chart> charts) {
    html.open("section", "aria-labelledby", "figures");
    html.element("h2", "Figures", "id", "figures");
    html.open("div", "class", "wide-table").open("table").open("thead").open("tr");
    for (String column : COLUMNS) {
      html.element("th", column, "scope", "col");
    }
    html.close("tr").close("thead");
    for (Chart chart : charts) {
      html.open("tbody").open("tr");
      html.element("th", chart.title, "scope", "rowgroup", "colspan", "6");
      html.close("tr");
      for (int s = 0; s < chart.all.series(); s++) {
        row(chart, s);
      }
      html.close("tbody");
    }
    html.close("table").close("div").close("section");
  }

  private void row(Chart chart, int s) {
    Track track = chart.all;
    html.open("tr").element("th", chart.names.get(s), "scope", "row");
    long first = track.first(s);
    long last = track.last(s);
    for (long value : new long[] {first, last, track.lowest(s), track.highest(s)}) {
      html.element("td", chart.unit.formatOrNone(value));
    }
    html.element("td", first < 0 ? "n/a" : change(chart.unit, last - first));
    html.close("tr");
  }

  private static String change(Unit unit, long change) {
    return (change < 0 ? "−" : "+") + unit.format(Math.abs(change));
  }
}
