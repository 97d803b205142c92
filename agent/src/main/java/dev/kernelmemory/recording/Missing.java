package dev.kernelmemory.recording;

/** JFR's own marks for a number that there is not. */
final class Missing {
  private Missing() {}

  static long or(long value) {
    return value < 0 ? Long.MIN_VALUE : value;
  }

  /** A limit; that there is none is told as a missing number too. */
  static long orLimit(long value) {
    return value < 0 || value == Long.MAX_VALUE ? Long.MIN_VALUE : value;
  }

  static int or(int value) {
    return value < 0 ? Integer.MIN_VALUE : value;
  }
}
