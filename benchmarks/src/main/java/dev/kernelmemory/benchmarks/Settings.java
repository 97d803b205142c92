package dev.kernelmemory.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param command the comparison, or {@code all}
 * @param java the launcher of the JVMs that are measured
 * @param givenRounds how often everything is measured; 0 for each comparison's own default
 * @param givenSeconds how long one measurement takes; 0 for each comparison's own default
 */
record Settings(String command, Path java, int givenRounds, int givenSeconds) {
  static final List<String> COMMANDS =
      List.of("jar", "read", "startup", "memory", "steady", "drivers", "server", "all");

  static final String USAGE =
      """
      usage: java -jar benchmarks/target/benchmarks.jar COMMAND [--java JDK] [--rounds N] [--seconds N]
        jar      size of the agent's jar
        read     one sample in a hot loop: C, the agent's reader and alternatives; bytes per snapshot
        startup  wall and CPU time of a hello world with different agents
        memory   resident memory of an idle JVM with different agents
        steady   CPU time of one sample a second: C, the agent and alternatives
        drivers  a file open with the driver's event and with one made by hand; hooks in and out
        server   throughput of a Tomcat that reads a file per request, driver events on and off
        all      all of these
        --java     home of the JDK to measure; by default the one that runs this
        --rounds   how often everything is measured; the medians are shown
        --seconds  how long one measurement takes (read, memory, steady, drivers, server)
      """;

  /**
   * Parses the command line.
   *
   * @throws IllegalArgumentException if it is not valid
   */
  static Settings parse(String... arguments) {
    if (arguments.length == 0 || !COMMANDS.contains(arguments[0])) {
      throw new IllegalArgumentException("a command is missing, one of " + COMMANDS);
    }
    String home = System.getProperty("java.home", "");
    int rounds = 0;
    int seconds = 0;
    for (int i = 1; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " has no value");
      }
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--java" -> home = value;
        case "--rounds" -> rounds = positive(arguments[i], value);
        case "--seconds" -> seconds = positive(arguments[i], value);
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    return new Settings(arguments[0], launcher(home), rounds, seconds);
  }

  int rounds(int defaultRounds) {
    return givenRounds > 0 ? givenRounds : defaultRounds;
  }

  int seconds(int defaultSeconds) {
    return givenSeconds > 0 ? givenSeconds : defaultSeconds;
  }

  private static Path launcher(String home) {
    Path launcher = Path.of(home, "bin", "java").toAbsolutePath();
    if (!Files.isExecutable(launcher)) {
      throw new IllegalArgumentException("--java: " + launcher + " can't be run");
    }
    return launcher;
  }

  private static int positive(String option, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + ": " + value + " is no number", e);
    }
    throw new IllegalArgumentException(option + ": " + value + " is not above 0");
  }
}
