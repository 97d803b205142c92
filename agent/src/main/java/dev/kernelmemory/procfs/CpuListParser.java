package dev.kernelmemory.procfs;

/**
 * Parses a list of processors as in {@code /sys/devices/system/cpu/possible}, see
 * Documentation/admin-guide/cputopology.rst.
 *
 * <pre>
 * 0-3,8
 * </pre>
 */
public final class CpuListParser {
  private static final int MOST = 1 << 20;

  private CpuListParser() {}

  /**
   * Counts the processors.
   *
   * @param list the file's text without its line feed
   * @return how many there are, or -1 if the text is no such list
   */
  public static int count(String list) {
    int count = 0;
    int at = 0;
    while (true) {
      int from = number(list, at);
      at = skipDigits(list, at);
      int to = from;
      if (at < list.length() && list.charAt(at) == '-') {
        to = number(list, at + 1);
        at = skipDigits(list, at + 1);
      }
      if (from < 0 || to < from) {
        return -1;
      }
      count += to - from + 1;
      if (at == list.length()) {
        return count;
      }
      if (list.charAt(at) != ',' || count > MOST) {
        return -1;
      }
      at++;
    }
  }

  private static int number(String list, int from) {
    int to = skipDigits(list, from);
    if (to == from || to - from > 6) {
      return -1;
    }
    return Integer.parseInt(list.substring(from, to));
  }

  private static int skipDigits(String list, int from) {
    int at = from;
    while (at < list.length() && list.charAt(at) >= '0' && list.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
