package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM, or another program, started by a test; its standard error is kept apart. */
final class Child implements AutoCloseable {
  /** JVMs of a busy machine may take longer than the usual ten seconds to answer. */
  static final String PATIENT_ATTACH = "-Dsun.tools.attach.attachTimeout=120000";

  private static final int DEADLINE_SECONDS = 300;

  private final Process process;
  private final Path standardError;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread reader;

  private Child(ProcessBuilder builder) throws IOException {
    standardError = Files.createTempFile("kernel-memory-it-", ".err");
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      if (builder.environment().getOrDefault(variable, "").indexOf("kernel-memory") < 0) {
        builder.environment().remove(variable);
      }
    }
    process = builder.redirectError(standardError.toFile()).start();
    reader = new Thread(this::readLines, "reader of child " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts {@code java} with the agent and the given further arguments. */
  static Child withAgent(Jdk jdk, String agentOptions, String... arguments) throws IOException {
    return start(new ProcessBuilder(commandWithAgent(jdk, agentOptions, arguments)));
  }

  /** Starts {@code java} with the test applications on its class path. */
  static Child java(Jdk jdk, List<String> arguments) throws IOException {
    return start(new ProcessBuilder(command(jdk, arguments)));
  }

  /** The command that {@link #withAgent} starts. */
  static List<String> commandWithAgent(Jdk jdk, String agentOptions, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add("-javaagent:" + Apps.agentJar() + (agentOptions.isEmpty() ? "" : "=" + agentOptions));
    all.addAll(List.of(arguments));
    return command(jdk, all);
  }

  private static List<String> command(Jdk jdk, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("java").toString());
    command.add("-cp");
    command.add(Apps.classPath().toString());
    command.addAll(arguments);
    return command;
  }

  static Child start(ProcessBuilder builder) throws IOException {
    return new Child(builder);
  }

  long pid() {
    return process.pid();
  }

  /**
   * Waits until the JVM handles SIGQUIT, the signal that an attach begins with: up to JDK 21 the
   * attaching side does not look, and the signal ends a JVM that is not that far.
   */
  Child awaitAttachable() throws Exception {
    Path status = Path.of("/proc/" + pid() + "/status");
    Poll.until("a handler of SIGQUIT", () -> handlesQuit(status), handles -> handles);
    return this;
  }

  private boolean handlesQuit(Path status) throws IOException {
    assertThat(process.isAlive()).as("alive; standard error: %s", standardError()).isTrue();
    String caught =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigCgt:"))
            .findFirst()
            .orElse("SigCgt: 0");
    int sigquit = 3;
    return (Long.parseUnsignedLong(caught.substring(7).trim(), 16) >> (sigquit - 1) & 1) == 1;
  }

  /** The next line of standard output. */
  String line() throws InterruptedException, IOException {
    String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(line).as("a line of output; standard error: %s", standardError()).isNotNull();
    return line;
  }

  /**
   * Passes over lines of standard output, such as JFR's at a start, up to one with this beginning.
   */
  String awaitLine(String beginning) throws InterruptedException, IOException {
    String line = line();
    while (!line.startsWith(beginning)) {
      line = line();
    }
    return line;
  }

  /** Sends a line to a CommandApp and returns its answer. */
  String ask(String command) throws InterruptedException, IOException {
    send(command);
    return line();
  }

  /** Sends a line. */
  void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes());
    process.getOutputStream().flush();
  }

  /**
   * Lets a CommandApp end, or waits for another program's end; returns what is left of its output.
   */
  List<String> end() throws InterruptedException, IOException {
    process.getOutputStream().close();
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
        .as("the child ends; standard error: %s", standardError())
        .isTrue();
    reader.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
    return List.copyOf(lines);
  }

  int exitStatus() {
    return process.exitValue();
  }

  String standardError() throws IOException {
    return Files.readString(standardError);
  }

  /** Runs a JDK's tool to its end and returns its output; its exit status must be 0. */
  static String tool(Jdk jdk, String tool, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool(tool).toString());
    if (tool.equals("jcmd")) {
      command.add("-J" + PATIENT_ATTACH);
    }
    command.addAll(List.of(arguments));
    try (Child child = start(new ProcessBuilder(command))) {
      List<String> output = child.end();
      assertThat(child.exitStatus()).as("%s: %s", command, child.standardError()).isZero();
      return String.join("\n", output);
    }
  }

  private void readLines() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("output broke off: " + e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(standardError);
  }
}
