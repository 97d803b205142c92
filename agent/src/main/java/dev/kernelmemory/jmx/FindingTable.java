package dev.kernelmemory.jmx;

import dev.kernelmemory.analysis.Finding;
import java.util.List;
import java.util.Locale;
import javax.management.openmbean.CompositeData;

/** Findings as open data: one row for each. */
final class FindingTable {
  /** The type of a row. */
  static final RowType ROW =
      RowType.of(
          "Finding",
          "A pattern in one number that a person should know of",
          new String[] {"id", "long", "Its number; a newer state of the same finding has the same"},
          new String[] {"pattern", "text", "SPIKE, DROP, GROWTH or DISPROPORTION"},
          new String[] {"dimension", "text", "The dimension, or what else is out of proportion"},
          new String[] {"quantity", "text", "What moves: the dimension, or a part of it"},
          new String[] {"scope", "text", "host, container or process"},
          new String[] {"severity", "text", "INFO, WARNING or CRITICAL"},
          new String[] {"outcome", "text", "goes on, or how it ended"},
          new String[] {"since", "long", "When it began, in milliseconds since 1970-01-01 UTC"},
          new String[] {
            "until",
            "long",
            "When it ended, in milliseconds since 1970-01-01 UTC; -1 while it goes on"
          },
          new String[] {"from", "long", "The level before, in bytes; -1 if not known"},
          new String[] {"to", "long", "The level it led to, in bytes; -1 if not known"},
          new String[] {
            "baseline", "long", "What the level is compared with, in bytes; -1 if not known"
          },
          new String[] {"bytesPerHour", "double", "Growth per hour; NaN where nothing grows"},
          new String[] {
            "lowestBytesPerHour", "double", "Lower end of the 95 % confidence interval of that"
          },
          new String[] {
            "highestBytesPerHour", "double", "Upper end of the 95 % confidence interval of that"
          },
          new String[] {
            "timeToLimitMillis",
            "long",
            "Until the limit is reached, or memory is used up; -1 if not known"
          },
          new String[] {
            "verdict",
            "text",
            "Who is behind it: this JVM, this container, elsewhere on the host, unknown"
          },
          new String[] {"confidence", "double", "How sure the verdict is, from 0 to 1"},
          new String[] {"explanation", "text", "What was seen, in words"},
          new String[] {"nextStep", "text", "What to do about it"});

  private FindingTable() {}

  static CompositeData[] of(List<Finding> findings) {
    CompositeData[] rows = new CompositeData[findings.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(findings.get(i));
    }
    return rows;
  }

  static CompositeData row(Finding finding) {
    return ROW.row(
        finding.id(),
        finding.pattern().name(),
        finding.dimension(),
        finding.quantity().label(),
        finding.scope().label().toLowerCase(Locale.ROOT),
        finding.severity().name(),
        finding.outcome().label(),
        finding.sinceMillis(),
        finding.untilMillis(),
        finding.fromBytes(),
        finding.toBytes(),
        finding.baselineBytes(),
        finding.ratePerHour(),
        finding.lowestRatePerHour(),
        finding.highestRatePerHour(),
        finding.timeToLimitMillis(),
        finding.verdict().label(),
        finding.confidence(),
        finding.explanation(),
        finding.nextStep());
  }
}
