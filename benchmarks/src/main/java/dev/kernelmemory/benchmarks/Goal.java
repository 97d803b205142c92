package dev.kernelmemory.benchmarks;

import java.util.Locale;

/** A line that says whether a figure is where it is to be. */
final class Goal {
  private Goal() {}

  /** The figure, the most it may be, and whether it is. */
  static String line(String what, double figure, double most, String unit) {
    return String.format(
        Locale.ROOT,
        "- %s: %.2f %s, goal ≤ %s %s: %s%n",
        what,
        figure,
        unit,
        most == Math.rint(most) ? Long.toString((long) most) : Double.toString(most),
        unit,
        figure <= most ? "reached" : "MISSED");
  }
}
