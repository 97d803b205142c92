package dev.kernelmemory.agent;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One line on standard error per message, and nothing else: no logging framework is touched, since
 * the application may be about to install its own. Thread-safe.
 */
public final class Log implements Consumer<String> {
  /** What is printed. */
  public enum Level {
    OFF,
    ERROR,
    INFO,
    DEBUG
  }

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
    print(Level.ERROR, message + ": " + cause, cause);
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
    System.err.println("[kernel-memory] " + message);
    if (cause != null && level == Level.DEBUG) {
      cause.printStackTrace();
    }
  }
}
