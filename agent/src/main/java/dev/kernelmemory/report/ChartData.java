package dev.kernelmemory.report;

import java.util.List;

/**
 * What the page's script has to know of the charts to answer the pointer: times, and the numbers
 * that are drawn, each as the difference to the one before. Text in it is ours alone.
 */
final class ChartData {
  private ChartData() {}

  static CharSequence json(TimeRange range, List<Chart> charts) {
    StringBuilder json = new StringBuilder("{\"from\":").append(range.fromMillis);
    json.append(",\"to\":").append(range.toMillis).append(",\"charts\":[");
    for (int i = 0; i < charts.size(); i++) {
      json.append(i == 0 ? "" : ",");
      add(json, charts.get(i), range.fromMillis);
    }
    return json.append("]}");
  }

  private static void add(StringBuilder json, Chart chart, long fromMillis) {
    Track track = chart.thin;
    json.append("{\"id\":\"").append(chart.id).append("\",\"unit\":\"").append(chart.unit);
    boolean line = chart.kind == Chart.Kind.STACK || chart.kind == Chart.Kind.LINES;
    json.append("\",\"line\":").append(line).append(",\"t\":[");
    long last = fromMillis;
    for (int i = 0; i < track.size(); i++) {
      json.append(i == 0 ? "" : ",").append(track.time(i) - last);
      last = track.time(i);
    }
    json.append("],\"v\":[");
    for (int s = 0; s < track.series(); s++) {
      json.append(s == 0 ? "[" : ",[");
      add(json, track, s, factor(chart.unit));
      json.append(']');
    }
    json.append("]}");
  }

  private static void add(StringBuilder json, Track track, int s, long factor) {
    long last = 0;
    for (int i = 0; i < track.size(); i++) {
      json.append(i == 0 ? "" : ",");
      long value = track.value(s, i);
      if (value < 0) {
        json.append("null");
      } else {
        json.append(value / factor - last);
        last = value / factor;
      }
    }
  }

  /** Bytes are told in KiB, in which the kernel counts. */
  private static long factor(Unit unit) {
    return unit == Unit.BYTES ? 1024 : 1;
  }
}
