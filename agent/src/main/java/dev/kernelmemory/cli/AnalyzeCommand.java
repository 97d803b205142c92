package dev.kernelmemory.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code analyze FILE}; its exit status 2 means that something was found. */
@CommandLine.Command(
    name = "analyze",
    exitCodeOnInvalidInput = Analyze.BAD_INPUT,
    description = {
      "Spikes, drops, growth and disproportions in a recording or a table.",
      "The exit status is 0 if there are none, 2 if there are any, 1 if the file can't be read."
    })
final class AnalyzeCommand implements Command {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "Only those of host, container or process; and whose memory a table is about.")
  private @Nullable String scope;

  @Parameters(index = "0", paramLabel = "FILE", description = "A .jfr or a .csv file.")
  private String file = "";

  AnalyzeCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "a file: a recording, or a table of comma-separated values";
  }

  @Override
  public Integer call() {
    return new Analyze(console.out, console.err).run(file, json, scope);
  }
}
