package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/** How many lines of a text are malformed, and a description of the first. */
final class MalformedLines {
  private static final int SHOWN_CHARACTERS = 60;

  private int count;
  private @Nullable String first;

  /**
   * Counts one.
   *
   * @param number the line's number, counted from 1
   * @param expected what should stand there
   * @param line what does
   */
  void add(int number, String expected, String line) {
    count++;
    if (first == null) {
      String shown = line.substring(0, Math.min(line.length(), SHOWN_CHARACTERS));
      first =
          "line " + number + ": expected " + expected + ", found \"" + Printable.of(shown) + '"';
    }
  }

  int count() {
    return count;
  }

  @Nullable String first() {
    return first;
  }
}
