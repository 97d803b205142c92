package dev.kernelmemory.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** The size of the agent's jar, and what the application's class loader sees of it. */
final class JarCheck {
  private static final String INNER_JAR = "kernel-memory-core.jar";
  private static final double MOST_MEGABYTES = 6;
  private static final double MOST_ENTRIES = 150;

  private JarCheck() {}

  static void run(PrintStream out) throws IOException {
    Path jar = Layout.agentJar();
    try (ZipFile content = new ZipFile(jar.toFile())) {
      long entries =
          content.stream()
              .filter(entry -> !entry.isDirectory() && !entry.getName().equals(INNER_JAR))
              .count();
      out.println("## The agent's jar\n");
      double megabytes = Files.size(jar) / (1024.0 * 1024.0);
      out.print(Goal.line("size", megabytes, MOST_MEGABYTES, "MB"));
      out.println(
          Goal.line("files outside the inner jar", (double) entries, MOST_ENTRIES, "files"));
    }
  }
}
