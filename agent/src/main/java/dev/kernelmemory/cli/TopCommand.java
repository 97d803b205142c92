package dev.kernelmemory.cli;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code top PID}: the five dimensions of each scope, as they change. */
@CommandLine.Command(
    name = "top",
    description = {
      "Watch the kernel memory of a running JVM, its container and its host.",
      "If the agent is not loaded there, it is, until the command ends."
    })
final class TopCommand implements Command {
  private final Console console;

  @Option(
      names = {"-i", "--interval"},
      paramLabel = "DURATION",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "From one look to the next; default: ${DEFAULT-VALUE}.")
  private Duration interval = Duration.ZERO;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "COUNT",
      defaultValue = "0",
      description = "End after so many looks; default: when the JVM ends, or at Ctrl-C.")
  private long count;

  @Option(names = "--json", description = "Print one JSON object for each look.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "PID", description = "The process.")
  private String pid = "";

  TopCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "a pid";
  }

  @Override
  public Integer call() {
    if (!Attach.isPid(pid, console.err)) {
      return USAGE;
    }
    try {
      return new Top(console, pid, json).run(interval, count);
    } catch (LinkageError e) {
      console.err.println("this runtime has no JMX; run the command by a JDK");
      return FAILED;
    }
  }
}
