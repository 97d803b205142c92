package dev.kernelmemory.cli;

import picocli.CommandLine;

/** {@code version}. */
@CommandLine.Command(name = "version", description = "Print the version.")
final class VersionCommand implements Command {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "nothing";
  }

  @Override
  public Integer call() {
    console.out.println("kernel-memory-agent " + console.version);
    return OK;
  }
}
