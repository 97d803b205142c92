package dev.kernelmemory.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A JDK to start the agent on. */
record Jdk(Path home, String version) {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  /** Those installed on this machine, and those named by {@code -Dkernelmemory.jdks=path,path}. */
  static List<Jdk> all() {
    TreeSet<Path> homes = new TreeSet<>();
    try (Stream<Path> installed = Files.isDirectory(INSTALLED) ? Files.list(INSTALLED) : null) {
      List<Path> candidates = new ArrayList<>(installed == null ? List.of() : installed.toList());
      for (String named : System.getProperty("kernelmemory.jdks", "").split(",")) {
        if (!named.isBlank()) {
          candidates.add(Path.of(named.trim()));
        }
      }
      candidates.add(Path.of(System.getProperty("java.home")));
      for (Path candidate : candidates) {
        if (Files.isExecutable(candidate.resolve("bin/jcmd"))) {
          homes.add(candidate.toRealPath());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return homes.stream().map(Jdk::at).sorted(Comparator.comparing(Jdk::feature)).toList();
  }

  /** The newest one; all of them in the long form of the tests, {@code -Psoak}. */
  static List<Jdk> newest() {
    List<Jdk> all = all();
    return SoakTime.isLong() ? all : all.subList(all.size() - 1, all.size());
  }

  /** Those of at least the given feature release. */
  static List<Jdk> since(int feature) {
    return all().stream().filter(jdk -> jdk.feature() >= feature).toList();
  }

  private static Jdk at(Path home) {
    try {
      for (String line : Files.readAllLines(home.resolve("release"))) {
        if (line.startsWith("JAVA_VERSION=")) {
          return new Jdk(home, line.substring("JAVA_VERSION=".length()).replace("\"", ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException(home + "/release names no JAVA_VERSION");
  }

  int feature() {
    String[] parts = version.split("[._]");
    return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
  }

  Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
