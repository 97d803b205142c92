package dev.kernelmemory.procfs;

/**
 * Parses {@code /proc/PID/limits} (Linux 2.6.24), see proc_pid_limits(5) and getrlimit(2).
 *
 * <pre>
 * Limit                     Soft Limit           Hard Limit           Units
 * Max processes             96365                96365                processes
 * Max open files            20000                unlimited            files
 * </pre>
 *
 * <p>The name takes 25 columns, each limit 20, each followed by a space.
 */
public final class LimitsParser {
  /** No limit at all. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private static final int NAME_COLUMNS = 25;

  private LimitsParser() {}

  /**
   * Finds a soft limit: the one that holds until the process raises it.
   *
   * @param text the file's text
   * @param name the limit's name, for example {@code Max open files}
   * @return the limit in the file's unit, {@link #UNLIMITED}, or -1 if the text does not tell
   */
  public static long softLimit(String text, String name) {
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      int value = start + NAME_COLUMNS + 1;
      if (text.startsWith(name, start)
          && value < end
          && text.substring(start + name.length(), value).trim().isEmpty()) {
        int space = text.indexOf(' ', value);
        // A number that nothing follows may have been cut.
        return space < 0 || space > end ? -1 : number(text.substring(value, space));
      }
      start = end + 1;
    }
    return -1;
  }

  private static long number(String token) {
    if (token.equals("unlimited")) {
      return UNLIMITED;
    }
    long value = 0;
    for (int i = 0; i < token.length(); i++) {
      int digit = token.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      if (value > (UNLIMITED - digit) / 10) {
        return UNLIMITED;
      }
      value = value * 10 + digit;
    }
    return token.isEmpty() ? -1 : value;
  }
}
