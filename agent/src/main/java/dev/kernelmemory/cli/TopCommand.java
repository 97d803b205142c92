package dev.kernelmemory.cli;

import dev.kernelmemory.procfs.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import javax.management.JMException;
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
  private static final String HOME = "\u001b[H";
  private static final String CLEAR = "\u001b[2J";
  private static final String END_OF_LINE = "\u001b[K";
  private static final String END_OF_SCREEN = "\u001b[J";
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";

  private final Console console;
  private final Terminal terminal = Terminal.standardOutput();

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
    try (TargetJvm target = TargetJvm.connect(pid, console.err)) {
      return watch(target);
    } catch (IOException | JMException | RuntimeException e) {
      console.err.println(Printable.of("process " + pid + ": " + Attach.explain(e.getMessage())));
    } catch (LinkageError e) {
      console.err.println("this runtime has no JMX; run the command by a JDK");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return FAILED;
  }

  private int watch(TargetJvm target) throws InterruptedException {
    TopHistory history = new TopHistory();
    boolean isScreen = terminal.isTerminal() && !json;
    TopText text = new TopText(pid, history, terminal.hasColours(), terminal.hasBlocks());
    PrintStream out = console.out;
    Thread showCursor = new Thread(() -> out.print(SHOW_CURSOR), "kernel-memory-cursor");
    if (isScreen) {
      Runtime.getRuntime().addShutdownHook(showCursor);
      out.print(HIDE_CURSOR + CLEAR);
    }
    for (long i = 0; count == 0 || i < count; i++) {
      if (i > 0) {
        Thread.sleep(interval.toMillis());
      }
      try {
        history.add(TopReading.of(target.connection()));
      } catch (IOException | JMException e) {
        out.println("process " + pid + " has ended, or its agent has");
        return i == 0 ? FAILED : OK;
      }
      if (isScreen) {
        draw(text);
      } else {
        out.println(json ? text.json() : text.line());
      }
      out.flush();
    }
    return OK;
  }

  private void draw(TopText text) {
    StringBuilder screen = new StringBuilder(HOME);
    for (String line : text.screen(terminal.columns())) {
      screen.append(line).append(END_OF_LINE).append('\n');
    }
    console.out.print(screen.append(END_OF_SCREEN));
  }
}
