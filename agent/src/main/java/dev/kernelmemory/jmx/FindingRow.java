package dev.kernelmemory.jmx;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.analysis.Severity;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.List;

/** What the analysis has found in a scope. */
enum FindingRow {
  ACTIVE_COUNT,
  CRITICAL_COUNT,
  ACTIVE,
  RECENT;

  static Row[] rows() {
    return new Row[] {
      Row.number(
          "ActiveFindingCount",
          ACTIVE_COUNT,
          "1",
          "Spikes, drops, growths and disproportions that go on in this scope."),
      Row.number("CriticalFindingCount", CRITICAL_COUNT, "1", "Those of them that are critical."),
      Row.list(
          "ActiveFindings",
          ACTIVE,
          FindingTable.ROW.type(),
          "The findings that go on in this scope."),
      Row.list(
          "RecentFindings",
          RECENT,
          FindingTable.ROW.type(),
          "The last findings in this scope that ended, the newest first; of all scopes, the last"
              + " 64 are kept.")
    };
  }

  Object value(LiveAnalysis analysis, Scope scope) {
    switch (this) {
      case ACTIVE_COUNT:
        return (long) of(scope, analysis.active()).size();
      case CRITICAL_COUNT:
        return critical(of(scope, analysis.active()));
      case ACTIVE:
        return FindingTable.of(of(scope, analysis.active()));
      default:
        return FindingTable.of(of(scope, analysis.recent()));
    }
  }

  private static long critical(List<Finding> findings) {
    long count = 0;
    for (Finding finding : findings) {
      count += finding.severity() == Severity.CRITICAL ? 1 : 0;
    }
    return count;
  }

  private static List<Finding> of(Scope scope, List<Finding> findings) {
    List<Finding> list = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.scope() == scope) {
        list.add(finding);
      }
    }
    return list;
  }
}
