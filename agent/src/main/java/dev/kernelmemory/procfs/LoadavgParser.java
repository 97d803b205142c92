package dev.kernelmemory.procfs;

/**
 * Parses {@code /proc/loadavg}, see proc_loadavg(5).
 *
 * <pre>
 * 0.20 0.18 0.12 1/80 11206
 * </pre>
 */
public final class LoadavgParser {
  private LoadavgParser() {}

  /**
   * Finds the number of tasks: what stands behind the slash.
   *
   * @param text the file's text
   * @return tasks that exist on the host, kernel threads included, or -1 if the text is not of this
   *     form
   */
  public static long tasks(String text) {
    int from = text.indexOf('/') + 1;
    int to = text.indexOf(' ', from);
    if (from == 0 || to <= from || to - from > 10) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text.substring(from, to));
  }
}
