package dev.kernelmemory.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An independent, unhurried reading of this machine's /proc/meminfo, in bytes. */
final class Meminfo {
  /** Pages or KiB that a processor may keep to itself before it adds them to the total. */
  private static final long MOST_UNFOLDED = 125;

  private Meminfo() {}

  static Map<String, Long> read() throws IOException {
    Map<String, Long> values = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
      String[] words = line.split("[: ]+");
      values.put(words[0], Long.parseLong(words[1]) * 1024);
    }
    return values;
  }

  /** How far a counter may be behind, given the unit that it is kept in. */
  static long staleness(long unitBytes) {
    return Runtime.getRuntime().availableProcessors() * MOST_UNFOLDED * unitBytes;
  }
}
