package dev.kernelmemory.cli;

import dev.kernelmemory.procfs.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import javax.management.JMException;

/**
 * Looks at a running JVM's MBeans again and again.
 *
 * <p>Apart from the command: what reads a command's options looks at all of its methods, and in a
 * runtime without JMX their exceptions are not there.
 */
final class Top {
  private static final String HOME = "\u001b[H";
  private static final String CLEAR = "\u001b[2J";
  private static final String END_OF_LINE = "\u001b[K";
  private static final String END_OF_SCREEN = "\u001b[J";
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";

  private final Console console;
  private final String pid;
  private final boolean json;
  private final Terminal terminal = Terminal.standardOutput();

  Top(Console console, String pid, boolean json) {
    this.console = console;
    this.pid = pid;
    this.json = json;
  }

  /**
   * Looks until the JVM ends.
   *
   * @param count how often, or 0 for no end
   */
  int run(Duration interval, long count) {
    try (TargetJvm target = TargetJvm.connect(pid, console.err)) {
      return watch(target, interval, count);
    } catch (IOException | JMException | RuntimeException e) {
      console.err.println(Printable.of("process " + pid + ": " + Attach.explain(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Command.FAILED;
  }

  private int watch(TargetJvm target, Duration interval, long count) throws InterruptedException {
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
        return i == 0 ? Command.FAILED : Command.OK;
      }
      if (isScreen) {
        draw(text);
      } else {
        out.println(json ? text.json() : text.line());
      }
      out.flush();
    }
    return Command.OK;
  }

  private void draw(TopText text) {
    StringBuilder screen = new StringBuilder(HOME);
    for (String line : text.screen(terminal.columns())) {
      screen.append(line).append(END_OF_LINE).append('\n');
    }
    console.out.print(screen.append(END_OF_SCREEN));
  }
}
