package dev.kernelmemory.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code stop PID}. */
@CommandLine.Command(name = "stop", description = "End the agent in a running JVM.")
final class StopCommand implements Command {
  private final Console console;

  @Parameters(index = "0", paramLabel = "PID", description = "The process.")
  private String pid = "";

  StopCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "a pid";
  }

  @Override
  public Integer call() {
    return new Attach(console.out, console.err).stop(pid);
  }
}
