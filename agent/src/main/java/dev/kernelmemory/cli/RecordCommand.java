package dev.kernelmemory.cli;

import dev.kernelmemory.procfs.Printable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record PID [--duration 60s] FILE}. */
@CommandLine.Command(
    name = "record",
    description = {
      "Record a running JVM with the agent's settings, and print what is found.",
      "If the agent is not loaded there, it is, until the recording ends."
    })
final class RecordCommand implements Command {
  private final Console console;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "How long, such as 30s, 10m or 1h; default: ${DEFAULT-VALUE}.")
  private Duration duration = Duration.ZERO;

  @Option(names = "--json", description = "Print the findings as one JSON object.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "PID", description = "The process.")
  private String pid = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "Where to write the recording.")
  private String file = "";

  RecordCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "a pid and the recording's file";
  }

  @Override
  public Integer call() {
    if (!Attach.isPid(pid, console.err)) {
      return USAGE;
    }
    Path parent = new File(file).getAbsoluteFile().toPath().getParent();
    if (parent == null || !Files.isDirectory(parent) || new File(file).isDirectory()) {
      console.err.println(Printable.of(file + " can't be written: no such directory"));
      return FAILED;
    }
    try {
      if (!new LiveRecording(console, pid, new File(file)).run(duration)) {
        return FAILED;
      }
      int status = new Analyze(console.out, console.err).run(file, json, null);
      return status == Analyze.BAD_INPUT ? FAILED : OK;
    } catch (LinkageError e) {
      console.err.println("this runtime has no jdk.jfr, or no JMX; run the command by a JDK");
      return FAILED;
    }
  }
}
