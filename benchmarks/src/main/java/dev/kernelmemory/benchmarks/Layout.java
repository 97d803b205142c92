package dev.kernelmemory.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where things are, as seen from this module's {@code target} directory. */
final class Layout {
  private static final String HELLO_PACKAGE = "dev/kernelmemory/benchmarks/hello/";

  private Layout() {}

  /** The agent's jar, as users get it. */
  static Path agentJar() {
    return existing(module().resolveSibling("agent").resolve("target/kernel-memory-agent.jar"));
  }

  /** Another agent's jar; it exists after a build with the profile {@code compare}. */
  static Path otherAgent(String name) {
    return target().resolve("agents").resolve(name);
  }

  /** This module's own jar, whose manifest names what it needs. */
  static Path benchmarksJar() {
    return existing(target().resolve("benchmarks.jar"));
  }

  /** A C source. */
  static Path source(String name) {
    return existing(module().resolve("src/main/c").resolve(name));
  }

  /** A directory for what is made while measuring. */
  static Path work() throws IOException {
    return Files.createDirectories(target().resolve("work"));
  }

  /** A class path with nothing but the small programs on it. */
  static Path helloClasses(String... names) throws IOException {
    Path classes = work().resolve("hello");
    Files.createDirectories(classes.resolve(HELLO_PACKAGE));
    for (String name : names) {
      String entry = HELLO_PACKAGE + name + ".class";
      try (InputStream content = Layout.class.getClassLoader().getResourceAsStream(entry)) {
        if (content == null) {
          throw new IOException(entry + " is not on the class path");
        }
        Files.copy(content, classes.resolve(entry), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return classes;
  }

  /** The class path of those libraries whose files' names begin so. */
  static String libraries(String beginning) throws IOException {
    try (Stream<Path> files = Files.list(existing(target().resolve("lib")))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(beginning))
          .map(Path::toString)
          .collect(Collectors.joining(":"));
    }
  }

  /** The settings of a recording, as users get them. */
  static Path recordingSettings() {
    return existing(module().resolveSibling("docs").resolve("kernel-memory.jfc"));
  }

  private static Path module() {
    Path target = target().getParent();
    if (target == null) {
      throw new IllegalStateException("the benchmarks' jar is not in a module's target directory");
    }
    return target;
  }

  private static Path target() {
    try {
      Path own = Path.of(Layout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path directory = own.toAbsolutePath().getParent();
      if (directory == null) {
        throw new IllegalStateException(own + " is in no directory");
      }
      return directory;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new UncheckedIOException(
          new IOException(path + " is not there; build with: mvn -Pcompare -DskipTests package"));
    }
    return path;
  }
}
