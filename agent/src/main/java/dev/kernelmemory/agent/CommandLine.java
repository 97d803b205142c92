package dev.kernelmemory.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What this process was started with, {@code /proc/self/cmdline} and {@code /proc/self/environ}:
 * looked through to learn whether the agent has anything to do before {@code main}.
 *
 * <p>A JVM that is to record from its first moment on, or has options for the agent, says so there.
 * Listening to JFR costs 10 ms of CPU and so do options: every other JVM is spared both until its
 * start is over. Being wrong costs a second at the most: later recordings are noticed later.
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
      // By its name: StandardCharsets would load every standard character set of the JDK.
      return hasSignIn(new String(bytes, 0, length, "ISO-8859-1"));
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether the text, zero bytes between its parts, has one of the signs. */
  static boolean hasSignIn(String text) {
    for (String sign : SIGNS) {
      if (text.contains(sign)) {
        return true;
      }
    }
    return false;
  }
}
