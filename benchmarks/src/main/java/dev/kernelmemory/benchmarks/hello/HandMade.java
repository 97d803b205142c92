package dev.kernelmemory.benchmarks.hello;

import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What an application would write by hand to record its opens; the driver's yardstick. */
@Name("dev.kernelmemory.benchmarks.HandMade")
@Label("Hand-Made")
@StackTrace
final class HandMade extends jdk.jfr.Event {
  @Label("Path")
  @Nullable String path;

  /** Records an open. */
  static void opened(String path) {
    HandMade event = new HandMade();
    if (event.isEnabled()) {
      event.path = path;
      event.commit();
    }
  }
}
