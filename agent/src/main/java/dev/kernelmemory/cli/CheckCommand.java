package dev.kernelmemory.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: what can be read here. */
@CommandLine.Command(
    name = "check",
    description = "What can be read here, at which scope, and why the rest can't.")
final class CheckCommand implements Command {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(
      paramLabel = "KEY=VALUE",
      arity = "0..*",
      description = "Options as the agent has them, such as procfs=/host/proc.")
  private List<String> options = new ArrayList<>();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "--json and the agent's options";
  }

  @Override
  public Integer call() {
    return new Check(console.version, console.out, console.err).run(json, options);
  }
}
