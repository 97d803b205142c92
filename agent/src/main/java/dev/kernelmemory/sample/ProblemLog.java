package dev.kernelmemory.sample;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Hands on each distinct problem once, and at most {@value #MAX_DISTINCT} of them. Thread-safe. */
final class ProblemLog {
  private static final int MAX_DISTINCT = 16;

  private final Set<String> reported = new HashSet<>();
  private final Consumer<String> sink;

  ProblemLog(Consumer<String> sink) {
    this.sink = sink;
  }

  synchronized void report(String problem) {
    if (reported.size() < MAX_DISTINCT && reported.add(problem)) {
      sink.accept(
          reported.size() < MAX_DISTINCT ? problem : problem + " (further problems only counted)");
    }
  }
}
