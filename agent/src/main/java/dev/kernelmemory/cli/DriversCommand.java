package dev.kernelmemory.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code drivers FILE}. */
@CommandLine.Command(
    name = "drivers",
    description = "What has grown in a recording, and the code that made it grow.")
final class DriversCommand implements Command {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "A recording.")
  private String file = "";

  DriversCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "one argument, the recording's file";
  }

  @Override
  public Integer call() {
    return new DriversReport(console.out).run(file, console.err);
  }
}
