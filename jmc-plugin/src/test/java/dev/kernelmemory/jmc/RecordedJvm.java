package dev.kernelmemory.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM with {@link Load} in it that records itself. */
final class RecordedJvm implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 120;
  private static final List<String> PERIODIC =
      List.of(
          "HostKernelMemory",
          "ContainerKernelMemory",
          "ContainerAccounting",
          "ProcessKernelMemory",
          "MemoryPressure");
  private static final List<String> DRIVERS =
      List.of(
          "FileOpen",
          "DirectoryOpen",
          "FileMap",
          "DirectMemoryReserve",
          "SocketOpen",
          "SocketAccept",
          "SelectorOpen",
          "NameLookup");

  private final Path recording;
  private final Path errors;
  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private RecordedJvm(Path directory, List<String> options, String load) throws IOException {
    recording = directory.resolve(load + ".jfr");
    errors = directory.resolve(load + ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:disable");
    command.addAll(options);
    command.add("-cp");
    command.add(Path.of("target", "test-classes").toString());
    command.add(Load.class.getName());
    command.add(load);
    command.add(directory.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    process = builder.start();
    output = process.inputReader();
  }

  /**
   * Starts it with the agent, which takes ten samples a second, and does so on a busy machine too.
   *
   * @param agentOptions further options, each with a comma in front
   */
  static RecordedJvm start(Path directory, String load, String agentOptions) throws IOException {
    StringBuilder settings = new StringBuilder("-XX:StartFlightRecording:");
    for (String event : PERIODIC) {
      settings.append("+dev.kernelmemory.").append(event).append("#period=100ms,");
    }
    for (String event : DRIVERS) {
      settings.append("+dev.kernelmemory.").append(event).append("#enabled=true,");
    }
    settings.append("filename=").append(directory.resolve(load + ".jfr"));
    List<String> options = new ArrayList<>();
    options.add("-Dagent=true");
    options.add(
        "-javaagent:"
            + System.getProperty("kernelmemory.agentJar")
            + "=interval=100ms,budget=1s"
            + agentOptions);
    options.add(settings.toString());
    return new RecordedJvm(directory, options, load);
  }

  /** Starts it without the agent. */
  static RecordedJvm startWithoutAgent(Path directory, String load) throws IOException {
    return new RecordedJvm(
        directory,
        List.of("-XX:StartFlightRecording:filename=" + directory.resolve(load + ".jfr")),
        load);
  }

  /** Waits until there are samples of it without the load. */
  RecordedJvm awaitReady() throws IOException {
    await("ready");
    return this;
  }

  /** Puts the load on. */
  RecordedJvm load() throws IOException {
    tell();
    await("loaded");
    return this;
  }

  /** Takes more samples, and ends; returns the recording. */
  Path finish() throws Exception {
    tell();
    await("done");
    tell();
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return recording;
  }

  /** What else it has printed so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private void tell() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  private void await(String expected) throws IOException {
    for (String line = output.readLine(); !expected.equals(line); line = output.readLine()) {
      assertThat(line).as("\"%s\"; standard error: %s", expected, errors).isNotNull();
      lines.add(line);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
