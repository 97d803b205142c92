package dev.kernelmemory.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The shipped configurations of tools that others wrote, and the tools themselves. */
final class Integrations {
  private static final Path SHIPPED = Path.of("../docs/integrations").toAbsolutePath().normalize();
  private static final Path AGENTS = Path.of("target/other-agents").toAbsolutePath();

  /** Options with which a machine that is busy with other tests does not slow the sampling down. */
  static final String PATIENT = "budget=1s";

  private Integrations() {}

  static Path file(String name) {
    return SHIPPED.resolve(name);
  }

  static String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** The option that loads an agent which the build has fetched. */
  static String agent(String name, String options) {
    return "-javaagent:" + AGENTS.resolve(name + ".jar") + (options.isEmpty() ? "" : "=" + options);
  }

  /** The option that loads the JMX exporter with the shipped rules. */
  static String jmxExporter(int port) {
    return agent("jmx_prometheus_javaagent", "127.0.0.1:" + port + ":" + file("jmx-exporter.yaml"));
  }

  /** A program on the path; without it, the test is reported as skipped. */
  static Path program(String name, String debianPackage) {
    for (String directory : System.getenv("PATH").split(Pattern.quote(File.pathSeparator))) {
      Path program = Path.of(directory, name);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    assumeTrue(
        false,
        "skipped: no " + name + " on the path (Debian: apt-get install " + debianPackage + ")");
    throw new AssertionError("not reached");
  }
}
