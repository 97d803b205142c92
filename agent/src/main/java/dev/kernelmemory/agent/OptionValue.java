package dev.kernelmemory.agent;

/** How the values of options are written. */
final class OptionValue {
  private OptionValue() {}

  /**
   * Reads a duration: a whole number and one of {@code ms}, {@code s}, {@code m}, {@code h}.
   *
   * @return milliseconds, or -1 if the text is no duration
   */
  static long millis(String duration) {
    int digits = 0;
    while (digits < duration.length() && Character.digit(duration.charAt(digits), 10) >= 0) {
      digits++;
    }
    if (digits == 0 || digits > 9) {
      return -1;
    }
    long number = Long.parseLong(duration.substring(0, digits));
    switch (duration.substring(digits).trim()) {
      case "ms":
        return number;
      case "s":
        return number * 1000;
      case "m":
        return number * 60_000;
      case "h":
        return number * 3_600_000;
      default:
        return -1;
    }
  }

  /** Whether a list, its items separated by commas, has nothing in it but these two. */
  static boolean isListOf(String list, String one, String other) {
    int start = 0;
    while (start <= list.length()) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.length() : comma;
      String item = list.substring(start, end).trim();
      if (!item.equals(one) && !item.equals(other)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }
}
