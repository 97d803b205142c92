package dev.kernelmemory.analysis;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Thresholds as users give them. */
public final class ThresholdOptions {
  private static final String PREFIX = "analysis.";

  private ThresholdOptions() {}

  /**
   * Reads thresholds. A value may end in {@code k}, {@code m} or {@code g} for powers of 1024, or
   * in {@code %}.
   *
   * @param given each as {@code name=value (origin)}; a name's case does not matter, and the last
   *     of several values counts
   * @param complaints told of each that can't be used; the value before holds
   */
  public static Thresholds read(List<String> given, Consumer<String> complaints) {
    Thresholds thresholds = Thresholds.DEFAULTS;
    for (String option : given) {
      int equals = option.indexOf('=');
      int origin = option.lastIndexOf(" (");
      String name = option.substring(0, equals);
      String value = option.substring(equals + 1, origin);
      String from = option.substring(origin + 2, option.length() - 1);
      Threshold threshold = find(name);
      double number = number(value);
      if (threshold == null) {
        complaints.accept(
            "unknown option \""
                + PREFIX
                + name
                + "\" in the "
                + from
                + "; valid ones are "
                + names());
      } else if (!(number > 0) || Double.isInfinite(number)) {
        complaints.accept(
            "option "
                + PREFIX
                + threshold.key()
                + ": \""
                + value
                + "\" ("
                + from
                + ") is not a number larger than 0; using "
                + text(thresholds.get(threshold)));
      } else {
        thresholds = thresholds.with(threshold, number);
      }
    }
    return thresholds;
  }

  private static @Nullable Threshold find(String name) {
    for (Threshold threshold : Threshold.values()) {
      if (threshold.key().equalsIgnoreCase(name)) {
        return threshold;
      }
    }
    return null;
  }

  private static double number(String value) {
    if (value.isEmpty()) {
      return Double.NaN;
    }
    double unit = unit(value.charAt(value.length() - 1));
    String digits = Double.isNaN(unit) ? value : value.substring(0, value.length() - 1);
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(digits) * (Double.isNaN(unit) ? 1 : unit);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static double unit(char last) {
    switch (last) {
      case 'k':
      case 'K':
        return Units.KIB;
      case 'm':
      case 'M':
        return Units.MIB;
      case 'g':
      case 'G':
        return Units.GIB;
      case '%':
        return 0.01;
      default:
        return Double.NaN;
    }
  }

  private static String names() {
    StringBuilder names = new StringBuilder();
    for (Threshold threshold : Threshold.values()) {
      names.append(names.length() == 0 ? "" : ", ").append(PREFIX).append(threshold.key());
    }
    return names.toString();
  }
}
