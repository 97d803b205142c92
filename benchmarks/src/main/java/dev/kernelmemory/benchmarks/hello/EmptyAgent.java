package dev.kernelmemory.benchmarks.hello;

import java.lang.instrument.Instrumentation;

/**
 * What a {@code -javaagent} costs by itself; its method has the form that the JDK looks for first.
 */
public final class EmptyAgent {
  private EmptyAgent() {}

  public static void premain(String argument, Instrumentation instrumentation) {}
}
