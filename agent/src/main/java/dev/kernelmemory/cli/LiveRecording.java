package dev.kernelmemory.cli;

import dev.kernelmemory.procfs.Printable;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;

/** Records another JVM for some time; apart from the command for the reason that {@link Top} is. */
final class LiveRecording {
  private static final long TICK_MILLIS = 1000;

  private final Console console;
  private final String pid;
  private final File file;
  private final Terminal terminal = Terminal.standardOutput();

  LiveRecording(Console console, String pid, File file) {
    this.console = console;
    this.pid = pid;
    this.file = file;
  }

  /** Records; whether the file is there afterwards. */
  boolean run(Duration duration) {
    try {
      record(duration);
      return true;
    } catch (IOException | JMException | RuntimeException e) {
      console.err.println(Printable.of("process " + pid + ": " + Attach.explain(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void record(Duration duration) throws IOException, JMException, InterruptedException {
    try (TargetJvm target = TargetJvm.connect(pid, console.err);
        RemoteRecording recording = RemoteRecording.start(target.connection())) {
      Thread cleanUp = new Thread(() -> giveUp(recording), "kernel-memory-recording-clean-up");
      Runtime.getRuntime().addShutdownHook(cleanUp);
      if (!terminal.isTerminal()) {
        console.err.println("recording process " + pid + " for " + seconds(duration.toMillis()));
      }
      waitFor(duration.toMillis());
      recording.writeTo(file);
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    }
    console.err.println(
        Printable.of(file.toString()) + ": " + (file.length() + 1023) / 1024 + " KiB");
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
