package dev.kernelmemory.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code demo [FILE]}. */
@CommandLine.Command(
    name = "demo",
    description = {
      "Put load on the kernel for 20 s, show what moves, and record it.",
      "Runs with the agent: java -javaagent:kernel-memory-agent.jar -jar kernel-memory-agent.jar"
          + " demo"
    })
final class DemoCommand implements Command {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "kernel-memory-demo.jfr",
      description = "Where to write the recording; default: ${DEFAULT-VALUE}.")
  private String file = "";

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "one argument at the most, the recording's file";
  }

  @Override
  public Integer call() {
    return new Demo(console.version, file, console.out, console.err).run();
  }
}
