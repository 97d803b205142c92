package dev.kernelmemory.cli;

import java.util.List;

/** A line of text that is higher where the numbers are, between their lowest and their highest. */
final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String ASCII = "_.-=+*%#";

  private Sparkline() {}

  /**
   * Draws numbers, one character each; absent ones are blank.
   *
   * @param leastRange numbers that differ by less than this make a flat line: noise is no news
   */
  static String of(List<Long> values, long leastRange, boolean hasBlocks) {
    String marks = hasBlocks ? BLOCKS : ASCII;
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (long value : values) {
      lowest = value < 0 ? lowest : Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    double range = Math.max(leastRange, highest - lowest);
    StringBuilder line = new StringBuilder();
    for (long value : values) {
      int mark = (int) Math.round((marks.length() - 1) * (value - lowest) / range);
      line.append(value < 0 ? ' ' : marks.charAt(mark));
    }
    return line.toString();
  }
}
