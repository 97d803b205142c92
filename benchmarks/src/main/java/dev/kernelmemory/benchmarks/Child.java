package dev.kernelmemory.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that runs in the background until it is closed. */
final class Child implements Closeable {
  private static final int KILL_SECONDS = 10;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /** Starts a program; its standard output is discarded. */
  static Child start(List<String> command) throws IOException {
    ProcessBuilder builder = builder(command);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return new Child(builder.start());
  }

  /**
   * Runs a program to its end.
   *
   * @return its standard output, without white space around it
   * @throws IOException if it fails
   */
  static String run(List<String> command) throws IOException, InterruptedException {
    Process process = builder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          command + " ended with status " + status + "; see " + errors() + "\n" + output);
    }
    return output.trim();
  }

  long pid() {
    return process.pid();
  }

  void checkAlive(String what) throws IOException {
    if (!process.isAlive()) {
      throw new IOException(what + " has ended; see " + errors());
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      if (!process.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("process " + process.pid() + " can't be killed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProcessBuilder builder(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()));
    return builder;
  }

  private static Path errors() throws IOException {
    return Layout.work().resolve("stderr.txt");
  }
}
