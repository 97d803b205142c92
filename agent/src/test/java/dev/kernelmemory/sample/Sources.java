package dev.kernelmemory.sample;

import java.util.List;

/** What sources need, for tests. */
final class Sources {
  private Sources() {}

  /** Settings whose problems end up in the list. */
  static SourceSettings settings(List<String> problems) {
    return new SourceSettings(
        new ReadWatch(), new ProblemLog(problems::add), Source.DEFAULT_BUDGET_NANOS);
  }
}
