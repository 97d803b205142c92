package dev.kernelmemory.procfs;

import java.nio.charset.StandardCharsets;

/** Decimal numbers in the bytes of a kernel file, without allocation. */
final class Decimal {
  /** What {@link #value} and {@link #limit} return for text that is no number, or too large. */
  static final long UNREADABLE = -2;

  /** What {@link #limit} returns for a limit that is none. */
  static final long UNLIMITED = Long.MAX_VALUE;

  /**
   * The kernel's "no limit" is the largest multiple of its page size below 2^63, so it depends on
   * the page size: 9223372036854771712 with 4 KiB, and this with 64 KiB.
   */
  private static final long UNLIMITED_FROM = Long.MAX_VALUE - 0xffff;

  private static final long TENTH = Long.MAX_VALUE / 10;
  private static final long UNSIGNED_TENTH = Long.divideUnsigned(-1L, 10);

  private Decimal() {}

  /** Where the digits end that begin at {@code from}. */
  static int end(byte[] text, int from, int length) {
    int at = from;
    while (at < length && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  /** The number below 2^63 that the digits in this range make, or {@link #UNREADABLE}. */
  static long value(byte[] text, int from, int to) {
    if (from == to) {
      return UNREADABLE;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      if (value > TENTH) {
        return UNREADABLE;
      }
      value = value * 10 + (text[i] - '0');
      if (value < 0) {
        return UNREADABLE;
      }
    }
    return value;
  }

  /**
   * The limit below 2^64 that the digits in this range make: {@link #UNLIMITED} if it is one of the
   * numbers by which kernels say "none", or {@link #UNREADABLE}.
   */
  static long limit(byte[] text, int from, int to) {
    if (from == to) {
      return UNREADABLE;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (Long.compareUnsigned(value, UNSIGNED_TENTH) > 0
          || (value == UNSIGNED_TENTH && digit > 5)) {
        return UNREADABLE;
      }
      value = value * 10 + digit;
    }
    return Long.compareUnsigned(value, UNLIMITED_FROM) >= 0 ? UNLIMITED : value;
  }

  /** The number below 2^63 that this text is, or {@link #UNREADABLE}. */
  static long value(String digits) {
    byte[] text = digits.getBytes(StandardCharsets.ISO_8859_1);
    return end(text, 0, text.length) == text.length ? value(text, 0, text.length) : UNREADABLE;
  }

  /** The product of two numbers, or {@link #UNREADABLE} if either is, or if it is too large. */
  static long product(long a, long b) {
    if (a < 0 || b < 0 || (b > 0 && a > Long.MAX_VALUE / b)) {
      return UNREADABLE;
    }
    return a * b;
  }

  /** The sum of two numbers that are not negative; 2^63 - 1 if it is larger than that. */
  static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
