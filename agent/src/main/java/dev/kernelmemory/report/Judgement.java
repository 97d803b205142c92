package dev.kernelmemory.report;

import dev.kernelmemory.analysis.Analyzer;
import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.input.Observed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the analysis says of all that was observed. Immutable. */
final class Judgement {
  private final List<Finding> findings;
  private final String state;

  private Judgement(List<Finding> findings, String state) {
    this.findings = findings;
    this.state = state;
  }

  static Judgement of(Observed observed) {
    Analyzer analyzer = new Analyzer(observed.machine(), Thresholds.DEFAULTS);
    Map<Long, Finding> latest = new LinkedHashMap<>();
    observed.replay(
        (host, container, process) -> {
          for (Finding finding : analyzer.accept(host, container, process)) {
            latest.put(finding.id(), finding);
          }
        });
    return new Judgement(
        Collections.unmodifiableList(new ArrayList<>(latest.values())), analyzer.explain());
  }

  /** The last state of each finding, in the order in which they were found. */
  List<Finding> findings() {
    return findings;
  }

  /** What goes on at the end, or why kernel memory is not the problem. */
  String state() {
    return state;
  }
}
