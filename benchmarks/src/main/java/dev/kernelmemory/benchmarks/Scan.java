package dev.kernelmemory.benchmarks;

import java.nio.charset.StandardCharsets;

/** The C program's scan, in Java. */
final class Scan {
  private static final byte[][] PREFIXES = {
    prefix("Slab:"),
    prefix("KernelStack:"),
    prefix("PageTables:"),
    prefix("VmallocUsed:"),
    prefix("Percpu:")
  };

  private Scan() {}

  static void parse(byte[] text, int length, long[] kib) {
    int found = 0;
    int start = 0;
    while (start < length && found < PREFIXES.length) {
      for (int i = 0; i < PREFIXES.length; i++) {
        if (startsWith(text, start, length, PREFIXES[i])) {
          kib[i] = number(text, start + PREFIXES[i].length, length);
          found++;
          break;
        }
      }
      while (start < length && text[start] != '\n') {
        start++;
      }
      start++;
    }
  }

  private static boolean startsWith(byte[] text, int start, int length, byte[] prefix) {
    if (length - start <= prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (text[start + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] text, int from, int length) {
    int at = from;
    while (at < length && text[at] == ' ') {
      at++;
    }
    long value = 0;
    while (at < length && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + (text[at++] - '0');
    }
    return value;
  }

  private static byte[] prefix(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
