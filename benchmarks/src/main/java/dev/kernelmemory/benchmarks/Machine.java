package dev.kernelmemory.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Where and when was measured, in one line. */
final class Machine {
  private Machine() {}

  static String line(Path java) throws IOException, InterruptedException {
    return String.join(
        " · ",
        cpuModel(),
        Runtime.getRuntime().availableProcessors() + " cores",
        "Linux " + System.getProperty("os.version"),
        runtime(java),
        LocalDate.now(ZoneOffset.UTC).toString());
  }

  private static String cpuModel() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
      if (line.startsWith("model name")) {
        return line.substring(line.indexOf(':') + 1).trim();
      }
    }
    return String.valueOf(System.getProperty("os.arch"));
  }

  /** The second line of {@code java -version}, with the vendor's build. */
  private static String runtime(Path java) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(java.toString(), "-version")).redirectErrorStream(true).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines =
          output.lines().filter(line -> !line.startsWith("Picked up")).collect(Collectors.toList());
      process.waitFor();
      return lines.size() > 1 ? lines.get(1) : java.toString();
    }
  }
}
