package dev.kernelmemory.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code attach PID [OPTIONS]}. */
@CommandLine.Command(name = "attach", description = "Load the agent into a running JVM.")
final class AttachCommand implements Command {
  private final Console console;

  @Parameters(index = "0", paramLabel = "PID", description = "The process; jps lists your JVMs.")
  private String pid = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OPTIONS",
      description = "The agent's options, as after -javaagent:...=")
  private @Nullable String options;

  AttachCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "a pid and, if wanted, options as after -javaagent:...=";
  }

  @Override
  public Integer call() {
    return new Attach(console.out, console.err).attach(pid, options == null ? "" : options);
  }
}
