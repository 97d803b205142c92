package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Analyzer;
import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.Severity;
import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.procfs.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmc.common.item.IItemCollection;

/**
 * What the analysis has found, in the words of a result.
 *
 * @param dimension as {@link Finding#dimension()} names it
 * @param explanation what was seen
 * @param nextStep what to do about it
 */
record Found(String dimension, Severity severity, String explanation, String nextStep) {
  /**
   * The findings about a dimension, the worst first: those that the agent has recorded, since it
   * knows what was before the recording, or else those of the same analysis over the samples.
   *
   * @param dimension as {@link Finding#dimension()} names it
   */
  static List<Found> of(
      IItemCollection recording, Observed observed, Thresholds thresholds, String dimension) {
    List<Found> found = recorded(recording, dimension);
    if (found.isEmpty()) {
      found = replayed(observed, thresholds, dimension);
    }
    found.sort(Comparator.comparingDouble(Found::score).reversed());
    return found;
  }

  /** From 0 to 100, as Mission Control counts: from 25 it is information, from 75 a warning. */
  double score() {
    return switch (severity) {
      case CRITICAL -> 100;
      case WARNING -> 80;
      case INFO -> 40;
    };
  }

  /** The last state of each. */
  private static List<Found> recorded(IItemCollection recording, String dimension) {
    Map<Long, TreeMap<Long, Found>> states = new LinkedHashMap<>();
    Event.read(
        recording,
        Types.FINDING,
        event ->
            states
                .computeIfAbsent(event.number("findingNumber"), id -> new TreeMap<>())
                .put(order(event), of(event)));
    List<Found> last = new ArrayList<>();
    for (TreeMap<Long, Found> ofOne : states.values()) {
      if (ofOne.lastEntry().getValue().dimension.equals(dimension)) {
        last.add(ofOne.lastEntry().getValue());
      }
    }
    return last;
  }

  /** By time; of the same millisecond, the end comes last. */
  private static long order(Event event) {
    return 2 * event.endMillis() + (event.text("state").equals("ended") ? 1 : 0);
  }

  private static Found of(Event event) {
    return new Found(
        event.text("dimension"),
        severity(event.text("severity")),
        Printable.of(event.text("explanation")),
        Printable.of(event.text("nextStep")));
  }

  private static Severity severity(String name) {
    for (Severity severity : Severity.values()) {
      if (severity.name().equals(name)) {
        return severity;
      }
    }
    return Severity.INFO;
  }

  private static List<Found> replayed(Observed observed, Thresholds thresholds, String dimension) {
    Map<Long, Finding> last = new LinkedHashMap<>();
    Analyzer analyzer = new Analyzer(observed.machine(), thresholds);
    observed.replay(
        (host, container, process) -> {
          for (Finding finding : analyzer.accept(host, container, process)) {
            last.put(finding.id(), finding);
          }
        });
    List<Found> found = new ArrayList<>();
    for (Finding finding : last.values()) {
      if (finding.dimension().equals(dimension)) {
        found.add(
            new Found(dimension, finding.severity(), finding.explanation(), finding.nextStep()));
      }
    }
    return found;
  }
}
