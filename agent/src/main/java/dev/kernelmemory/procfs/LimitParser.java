package dev.kernelmemory.procfs;

/**
 * Parses a cgroup's files of one number or the word {@code max}: {@code memory.max}, {@code
 * memory.high}, {@code memory.swap.max}, {@code memory.current}, {@code pids.max}, and the files
 * {@code *_in_bytes} of version 1, whose numbers are unsigned; see
 * Documentation/admin-guide/cgroup-v2.rst and Documentation/admin-guide/cgroup-v1/memory.rst.
 *
 * <pre>
 * 9223372036854771712
 * </pre>
 */
public final class LimitParser {
  /** There is no limit. */
  public static final long UNLIMITED = Decimal.UNLIMITED;

  /** The text is no line of a number below 2^64 or {@code max}, or its end is missing. */
  public static final long UNREADABLE = Decimal.UNREADABLE;

  private LimitParser() {}

  /**
   * Parses one text.
   *
   * @param text the file's bytes
   * @param length how many of them count
   * @return the number, {@link #UNLIMITED} for {@code max} and for the numbers by which version 1
   *     says so, at least 2^63 - 65536, or {@link #UNREADABLE}
   */
  public static long parse(byte[] text, int length) {
    int end = length - 1;
    if (end < 0 || text[end] != '\n') {
      return UNREADABLE;
    }
    if (end == 3 && text[0] == 'm' && text[1] == 'a' && text[2] == 'x') {
      return UNLIMITED;
    }
    return Decimal.end(text, 0, end) == end ? Decimal.limit(text, 0, end) : UNREADABLE;
  }
}
