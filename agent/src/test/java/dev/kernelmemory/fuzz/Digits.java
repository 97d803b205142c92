package dev.kernelmemory.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks for numbers in a text, the slow and sure way. */
public final class Digits {
  private Digits() {}

  /** Whether the text has this number with no digit before or behind it; zeros may precede it. */
  public static boolean have(byte[] text, long number) {
    byte[] wanted = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at + wanted.length <= text.length; at++) {
      if (Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)
          && !isDigit(text, at + wanted.length)
          && !isDigit(text, beforeZeros(text, at))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a line has this beginning, then blanks, this number and this end.
   *
   * @param end what stands behind the number, possibly nothing
   */
  public static boolean haveLine(byte[] text, String beginning, long number, String end) {
    byte[] prefix = beginning.getBytes(StandardCharsets.US_ASCII);
    byte[] rest = (number + end + "\n").getBytes(StandardCharsets.US_ASCII);
    for (int start = 0; start < text.length; start = lineEnd(text, start) + 1) {
      int at = start + prefix.length;
      if (!startsWith(text, start, prefix)) {
        continue;
      }
      while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
        at++;
      }
      while (at + 1 < text.length && text[at] == '0' && isDigit(text, at + 1)) {
        at++;
      }
      if (startsWith(text, at, rest)) {
        return true;
      }
    }
    return false;
  }

  private static int beforeZeros(byte[] text, int at) {
    int before = at - 1;
    while (before >= 0 && text[before] == '0') {
      before--;
    }
    return before;
  }

  private static boolean isDigit(byte[] text, int at) {
    return at >= 0 && at < text.length && text[at] >= '0' && text[at] <= '9';
  }

  private static boolean startsWith(byte[] text, int at, byte[] wanted) {
    return at + wanted.length <= text.length
        && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static int lineEnd(byte[] text, int start) {
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }
}
