package dev.kernelmemory.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.Map;

/** What standard output goes to, and what it can show. Immutable. */
final class Terminal {
  private static final int COLUMNS = 80;

  private final boolean isTerminal;
  private final Map<String, String> environment;

  Terminal(boolean isTerminal, Map<String, String> environment) {
    this.isTerminal = isTerminal;
    this.environment = environment;
  }

  static Terminal standardOutput() {
    return new Terminal(isTerminal(Paths.get("/proc/self/fd/1")), System.getenv());
  }

  /** Whether a person looks at it, and it knows escape sequences. */
  boolean isTerminal() {
    return isTerminal && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether to use colours; see no-color.org. */
  boolean hasColours() {
    return isTerminal() && variable("NO_COLOR").isEmpty();
  }

  /** Whether it has the eight blocks that lines are drawn with. */
  boolean hasBlocks() {
    String locale = variable("LC_ALL");
    locale = locale.isEmpty() ? variable("LC_CTYPE") : locale;
    locale = locale.isEmpty() ? variable("LANG") : locale;
    return locale.toUpperCase(Locale.ROOT).replace("-", "").endsWith("UTF8");
  }

  /** How many characters a line has, 80 if that can't be told. */
  int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/proc/self/fd/1"))
              .redirectErrorStream(true)
              .start();
      try (BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(stty.getInputStream(), StandardCharsets.US_ASCII))) {
        String line = String.valueOf(answer.readLine());
        return line.matches("[0-9]{1,4} [1-9][0-9]{0,3}")
            ? Integer.parseInt(line.substring(line.indexOf(' ') + 1))
            : COLUMNS;
      }
    } catch (IOException e) {
      // There is no stty here, or no terminal.
      return COLUMNS;
    }
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  private static boolean isTerminal(Path standardOutput) {
    try {
      String target = Files.readSymbolicLink(standardOutput).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
