package dev.kernelmemory.benchmarks;

import java.util.Locale;

/** A line that says whether a figure is where it is to be. */
final class Goal {
  private Goal() {}

  /** The figure, the most it may be, and whether it is. */
  static String line(String what, double figure, double most, String unit) {
    return line(what, figure, "≤", most, unit, figure <= most);
  }

  /** The figure, the least it may be, and whether it is. */
  static String atLeast(String what, double figure, double least, String unit) {
    return line(what, figure, "≥", least, unit, figure >= least);
  }

  private static String line(
      String what, double figure, String relation, double goal, String unit, boolean reached) {
    return String.format(
        Locale.ROOT,
        "- %s: %.2f %s, goal %s %s %s: %s%n",
        what,
        figure,
        unit,
        relation,
        goal == Math.rint(goal) ? Long.toString((long) goal) : Double.toString(goal),
        unit,
        reached ? "reached" : "MISSED");
  }
}
