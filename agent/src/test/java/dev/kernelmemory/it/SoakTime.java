package dev.kernelmemory.it;

/**
 * How long the tests under load run: seconds in {@code mvn verify}, an hour with {@code -Psoak}.
 */
final class SoakTime {
  private static final int LONG_SECONDS = 600;

  private SoakTime() {}

  static int seconds() {
    return Integer.getInteger("kernelmemory.soakSeconds", 15);
  }

  static boolean isLong() {
    return seconds() >= LONG_SECONDS;
  }
}
