package dev.kernelmemory.benchmarks.hello;

/** What a {@code -javaagent} costs by itself. */
public final class EmptyAgent {
  private EmptyAgent() {}

  public static void premain(String argument) {}
}
