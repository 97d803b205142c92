package dev.kernelmemory.sample;

/** What all sources have in common. */
final class SourceSettings {
  final ReadWatch watch;
  final ProblemLog log;
  final long budgetNanos;

  SourceSettings(ReadWatch watch, ProblemLog log, long budgetNanos) {
    this.watch = watch;
    this.log = log;
    this.budgetNanos = budgetNanos;
  }
}
