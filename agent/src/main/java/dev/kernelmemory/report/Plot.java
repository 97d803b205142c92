package dev.kernelmemory.report;

import java.util.Locale;

/**
 * Draws a chart as SVG, {@link #WIDTH} by {@link #HEIGHT} units which the page stretches to any
 * size: words stand beside it, not in it.
 */
final class Plot {
  static final int WIDTH = 12_000;
  static final int HEIGHT = 1000;
  private static final int GRID_LINES = 4;

  private final Html html;
  private final TimeRange range;
  private final Chart chart;
  private final long top;

  Plot(Html html, TimeRange range, Chart chart) {
    this.html = html;
    this.range = range;
    this.chart = chart;
    this.top = chart.top();
  }

  /** The numbers beside the lines, from the upper one to the lower one. */
  String[] scale() {
    switch (chart.kind) {
      case STACK:
        return new String[] {label(top), label(top / 2), "0"};
      case UP_AND_DOWN:
        return new String[] {label(top), "0", label(top)};
      default:
        return new String[] {label(top), "0"};
    }
  }

  private String label(long value) {
    return chart.unit.format(value).replace(".0 ", " ");
  }

  void draw(String description, Runnable marks) {
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + ' ' + HEIGHT,
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        description);
    marks.run();
    switch (chart.kind) {
      case STACK:
        for (int s = chart.drawn - 1; s >= 0; s--) {
          path("a c" + chart.colours[s], area(s));
        }
        break;
      case LINES:
        path("f c" + chart.colours[0], area(0));
        for (int s = chart.drawn - 1; s >= 0; s--) {
          path("l c" + chart.colours[s], line(s));
        }
        break;
      default:
        for (int s = 0; s < chart.drawn; s++) {
          path("l c" + chart.colours[s], strokes(s));
        }
    }
    grid();
    html.close("svg");
  }

  private void grid() {
    int lines = chart.kind == Chart.Kind.STACK ? GRID_LINES : 2;
    StringBuilder path = new StringBuilder();
    for (int i = 0; i <= lines; i++) {
      path.append('M').append(0).append(' ').append(HEIGHT * i / lines).append('h').append(WIDTH);
    }
    path("g", path);
  }

  private void path(String kind, CharSequence path) {
    html.markup("<path class=\"" + kind + "\" d=\"").markup(path).markup("\"/>");
  }

  private StringBuilder area(int s) {
    return polyline(s, true);
  }

  private StringBuilder line(int s) {
    return polyline(s, false);
  }

  /** A line through the values, broken where one is absent; closed at the bottom for an area. */
  private StringBuilder polyline(int s, boolean closed) {
    StringBuilder path = new StringBuilder();
    Track track = chart.thin;
    int lastX = -1;
    int lastY = 0;
    for (int i = 0; i < track.size(); i++) {
      long value = chart.kind == Chart.Kind.STACK ? height(i, s) : track.value(s, i);
      if (value < 0) {
        end(path, lastX, closed);
        lastX = -1;
        continue;
      }
      int x = x(i);
      int y = y(value);
      if (lastX < 0) {
        path.append('M').append(x).append(' ').append(closed ? HEIGHT : y);
        if (closed) {
          path.append('V').append(y);
        }
      } else {
        append(path, x - lastX, y - lastY);
      }
      lastX = x;
      lastY = y;
    }
    end(path, lastX, closed);
    return path;
  }

  private static void append(StringBuilder path, int right, int down) {
    if (down == 0 && right == 0) {
      return;
    }
    if (down == 0) {
      path.append('h').append(right);
    } else if (right == 0) {
      path.append('v').append(down);
    } else {
      path.append('l').append(right).append(down < 0 ? "" : " ").append(down);
    }
  }

  private static void end(StringBuilder path, int lastX, boolean closed) {
    if (lastX < 0) {
      return;
    }
    path.append(closed ? "V" + HEIGHT + "z" : "h1");
  }

  private StringBuilder strokes(int s) {
    StringBuilder path = new StringBuilder();
    Track track = chart.thin;
    int zero = chart.kind == Chart.Kind.UP_AND_DOWN ? HEIGHT / 2 : HEIGHT;
    int direction = s == 0 ? -1 : 1;
    for (int i = 0; i < track.size(); i++) {
      long value = track.value(s, i);
      if (value > 0) {
        int length = Math.max(HEIGHT / 100, (int) (value / (double) top * zero));
        path.append('M').append(x(i)).append(' ').append(zero);
        path.append('v').append(direction * length);
      }
    }
    return path;
  }

  /** How high the stack is with this layer; absent if any layer is. */
  private long height(int i, int s) {
    return chart.thin.sum(i, chart.drawn) < 0 ? Track.ABSENT : chart.thin.sum(i, s + 1);
  }

  private int x(int i) {
    return (int) Math.round(range.at(chart.thin.time(i)) * WIDTH);
  }

  private int y(long value) {
    return (int) Math.round(HEIGHT - value / (double) top * HEIGHT);
  }

  /** A part of the page's width, as a style has it. */
  static String percent(double part) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * part);
  }
}
