package dev.kernelmemory.agent;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One line on standard error per message, and nothing else: no logging framework is touched, since
 * the application may be about to install its own. Nothing is thrown. Thread-safe.
 */
public final class Log implements Consumer<String> {
  /** What is printed. */
  public enum Level {
    OFF,
    ERROR,
    INFO,
    DEBUG
  }

  /** What is caught here; see {@link Bootstrap#CAUGHT}. */
  static final Class<?>[] CAUGHT = {RuntimeException.class, OutOfMemoryError.class};

  private final Level level;

  /** A log that prints messages up to the given level. */
  public Log(Level level) {
    this.level = level;
  }

  /** Something does not work; the agent goes on without it. */
  public void error(String message) {
    print(Level.ERROR, message, null);
  }

  /** Like {@link #error(String)}, with a stack trace at level {@code debug}. */
  public void error(String message, Throwable cause) {
    print(Level.ERROR, message, cause);
  }

  /** Something that the agent did. */
  public void info(String message) {
    print(Level.INFO, message, null);
  }

  /** The same as {@link #error(String)}. */
  @Override
  public void accept(String message) {
    error(message);
  }

  private void print(Level needed, String message, @Nullable Throwable cause) {
    if (level.compareTo(needed) < 0) {
      return;
    }
    try {
      System.err.println(
          visible("[kernel-memory] " + message + (cause == null ? "" : ": " + cause)));
      if (cause != null && level == Level.DEBUG) {
        cause.printStackTrace();
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      // The application's own stream refuses, or there is no memory for a line: nobody can be told,
      // and nobody is to be harmed by that.
      return;
    }
  }

  /** A path may hold what moves a terminal's cursor, or turns the direction of its text. */
  private static String visible(String line) {
    StringBuilder visible = new StringBuilder(line);
    for (int i = 0; i < line.length(); i++) {
      int type = Character.getType(line.charAt(i));
      if (type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR) {
        visible.setCharAt(i, '?');
      }
    }
    return visible.toString();
  }
}
