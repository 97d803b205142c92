package dev.kernelmemory.agent;

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What this process was started with, {@code /proc/self/cmdline} and {@code /proc/self/environ}:
 * looked through to learn whether the agent has anything to do before {@code main}.
 *
 * <p>A JVM that is to record from its first moment on, or has options for the agent, says so there.
 * Listening to JFR costs 10 ms of CPU and so do options: every other JVM is spared both until its
 * start is over. Being wrong costs a second at the most: that is when others' recordings are
 * noticed.
 */
final class CommandLine {
  private static final int MOST_BYTES = 1 << 18;

  /** The rest are ways to give a JVM options that do not show in either file. */
  private static final String[] SIGNS = {
    "FlightRecord", "-Dkernelmemory.", "KERNELMEMORY_", "\0@", "-XX:Flags", "-XX:VMOptionsFile"
  };

  private CommandLine() {}

  /** Whether there may be something to do at once; true also if that can't be told. */
  static boolean isUrgent() {
    return hasSign("/proc/self/cmdline") || hasSign("/proc/self/environ");
  }

  private static boolean hasSign(String path) {
    try (InputStream file = new FileInputStream(path)) {
      byte[] bytes = new byte[8192];
      int length = 0;
      for (int n = file.read(bytes); n > 0; n = file.read(bytes, length, bytes.length - length)) {
        length += n;
        if (length == MOST_BYTES) {
          return true;
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
      }
      return hasSignIn(bytes, length);
    } catch (Exception e) {
      // By this name, since the JVM has that class anyway and IOException not.
      return true;
    }
  }

  /**
   * Whether the text, zero bytes between its parts, has one of the signs. In one go and without a
   * String: nothing is compiled yet.
   */
  static boolean hasSignIn(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      byte first = text[i];
      boolean mayBegin = first == '-' || first == 'F' || first == 'K' || first == 0;
      if (mayBegin && isSign(text, i, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSign(byte[] text, int start, int length) {
    for (String sign : SIGNS) {
      int at = 0;
      while (at < sign.length() && start + at < length && text[start + at] == sign.charAt(at)) {
        at++;
      }
      if (at == sign.length()) {
        return true;
      }
    }
    return false;
  }
}
