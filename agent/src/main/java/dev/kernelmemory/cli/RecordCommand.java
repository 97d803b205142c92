package dev.kernelmemory.cli;

import dev.kernelmemory.procfs.Printable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
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
  private static final long TICK_MILLIS = 1000;

  private final Console console;
  private final Terminal terminal = Terminal.standardOutput();

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
      record();
      int status = new Analyze(console.out, console.err).run(file, json, null);
      return status == Analyze.BAD_INPUT ? FAILED : OK;
    } catch (IOException | JMException | RuntimeException e) {
      console.err.println(Printable.of("process " + pid + ": " + Attach.explain(e.getMessage())));
    } catch (LinkageError e) {
      console.err.println("this runtime has no jdk.jfr, or no JMX; run the command by a JDK");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return FAILED;
  }

  private void record() throws IOException, JMException, InterruptedException {
    try (TargetJvm target = TargetJvm.connect(pid, console.err);
        RemoteRecording recording = RemoteRecording.start(target.connection())) {
      Thread cleanUp = new Thread(() -> giveUp(recording), "kernel-memory-recording-clean-up");
      Runtime.getRuntime().addShutdownHook(cleanUp);
      if (!terminal.isTerminal()) {
        console.err.println("recording process " + pid + " for " + seconds(duration.toMillis()));
      }
      waitFor(duration.toMillis());
      recording.writeTo(new File(file));
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    }
    console.err.println(
        Printable.of(file) + ": " + (new File(file).length() + 1023) / 1024 + " KiB");
  }

  private void waitFor(long millis) throws InterruptedException {
    long start = System.nanoTime();
    for (long passed = 0; passed < millis; passed = millisSince(start)) {
      if (terminal.isTerminal()) {
        console.err.print("\rrecording process " + pid + ": " + seconds(passed) + " of ");
        console.err.print(seconds(millis) + "   ");
        console.err.flush();
      }
      Thread.sleep(Math.max(1, Math.min(TICK_MILLIS, millis - passed)));
    }
    if (terminal.isTerminal()) {
      console.err.print("\r\u001b[K");
    }
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  private static String seconds(long millis) {
    return (millis + 500) / 1000 + " s";
  }

  /** Ends the recording in the other JVM if this program is ended early. */
  private static void giveUp(RemoteRecording recording) {
    try {
      recording.close();
    } catch (IOException | RuntimeException e) {
      System.err.println("the recording may go on in the other JVM: " + e.getMessage());
    }
  }
}
