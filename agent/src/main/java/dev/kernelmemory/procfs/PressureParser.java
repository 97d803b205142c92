package dev.kernelmemory.procfs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parses {@code /proc/pressure/memory} and a cgroup's {@code memory.pressure}, since Linux 4.20,
 * see Documentation/accounting/psi.rst.
 *
 * <pre>
 * some avg10=0.12 avg60=1.50 avg300=0.00 total=123
 * full avg10=0.00 avg60=0.00 avg300=0.00 total=45
 * </pre>
 *
 * <p>The averages are percentages of time over 10, 60 and 300 seconds, the total is microseconds.
 * Lines of other names are passed over. Nothing is allocated.
 */
public final class PressureParser {
  /** How many values there are: three averages and a total of each line. */
  public static final int VALUES = 8;

  /** Where the values of the line {@code some} begin: avg10, avg60, avg300, total. */
  public static final int SOME = 0;

  /** Where the values of the line {@code full} begin, in the same order. */
  public static final int FULL = 4;

  /** From the beginning of a line's values to its total. */
  public static final int TOTAL = 3;

  private static final int HUNDRED_PERCENT = 100 * 100;
  private static final byte[] SOME_PREFIX = ascii("some");
  private static final byte[] FULL_PREFIX = ascii("full");
  private static final byte[][] AVERAGES = {ascii(" avg10="), ascii(" avg60="), ascii(" avg300=")};
  private static final byte[] TOTAL_PREFIX = ascii(" total=");

  private PressureParser() {}

  /**
   * Parses one text.
   *
   * @param text the file's bytes
   * @param length how many of them count
   * @param values receives averages in hundredths of a percent and totals in microseconds, all four
   *     of a line {@link FieldParser#NOT_REPORTED} if it is missing and {@link
   *     FieldParser#UNREADABLE} if it is malformed
   * @return -1, or the offset of the first malformed line
   */
  public static int parse(byte[] text, int length, long[] values) {
    Arrays.fill(values, 0, VALUES, FieldParser.NOT_REPORTED);
    int malformed = -1;
    int start = 0;
    while (start < length) {
      int end = start;
      while (end < length && text[end] != '\n') {
        end++;
      }
      int first = after(SOME_PREFIX, text, start, end) >= 0 ? SOME : FULL;
      if (first == SOME || after(FULL_PREFIX, text, start, end) >= 0) {
        // A total that the text ends with may have been cut.
        boolean wellFormed =
            line(text, start + SOME_PREFIX.length, end, values, first) && end < length;
        if (!wellFormed) {
          Arrays.fill(values, first, first + TOTAL + 1, FieldParser.UNREADABLE);
          malformed = malformed < 0 ? start : malformed;
        }
      }
      start = end + 1;
    }
    return malformed;
  }

  private static boolean line(byte[] text, int from, int end, long[] values, int first) {
    int at = from;
    for (int i = 0; i < AVERAGES.length; i++) {
      at = after(AVERAGES[i], text, at, end);
      int point = at < 0 ? end : Decimal.end(text, at, end);
      // The kernel prints two decimals, always.
      if (point + 3 > end || text[point] != '.' || Decimal.end(text, point + 1, end) != point + 3) {
        return false;
      }
      long percent = Decimal.value(text, at, point);
      if (percent < 0 || percent > 100) {
        return false;
      }
      long hundredths = percent * 100 + Decimal.value(text, point + 1, point + 3);
      if (hundredths > HUNDRED_PERCENT) {
        return false;
      }
      values[first + i] = hundredths;
      at = point + 3;
    }
    at = after(TOTAL_PREFIX, text, at, end);
    if (at < 0 || Decimal.end(text, at, end) != end) {
      return false;
    }
    values[first + TOTAL] = Decimal.value(text, at, end);
    return values[first + TOTAL] >= 0;
  }

  /** Where the text goes on behind these bytes, or -1 if they are not at {@code at}. */
  private static int after(byte[] wanted, byte[] text, int at, int end) {
    if (end - at < wanted.length) {
      return -1;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (text[at + i] != wanted[i]) {
        return -1;
      }
    }
    return at + wanted.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
