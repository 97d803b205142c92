package dev.kernelmemory.jmx;

import dev.kernelmemory.analysis.Finding;
import java.util.List;
import java.util.Locale;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** Findings as open data: one row for each. */
final class FindingTable {
  private static final String[][] COLUMNS = {
    {"id", "Its number; a newer state of the same finding has the same"},
    {"pattern", "SPIKE, DROP, GROWTH or DISPROPORTION"},
    {"dimension", "The dimension, or what else is out of proportion"},
    {"quantity", "What moves: the dimension, or a part of it"},
    {"scope", "host, container or process"},
    {"severity", "INFO, WARNING or CRITICAL"},
    {"outcome", "goes on, or how it ended"},
    {"since", "When it began, in milliseconds since 1970-01-01 UTC"},
    {"until", "When it ended, in milliseconds since 1970-01-01 UTC; -1 while it goes on"},
    {"from", "The level before, in bytes; -1 if not known"},
    {"to", "The level it led to, in bytes; -1 if not known"},
    {"baseline", "What the level is compared with, in bytes; -1 if not known"},
    {"bytesPerHour", "Growth per hour; NaN where nothing grows"},
    {"lowestBytesPerHour", "Lower end of the 95 % confidence interval of that"},
    {"highestBytesPerHour", "Upper end of the 95 % confidence interval of that"},
    {"timeToLimitMillis", "Until the limit is reached, or memory is used up; -1 if not known"},
    {"verdict", "Who is behind it: this JVM, this container, elsewhere on the host, unknown"},
    {"confidence", "How sure the verdict is, from 0 to 1"},
    {"explanation", "What was seen, in words"},
    {"nextStep", "What to do about it"}
  };

  private static final OpenType<?>[] TYPES = {
    SimpleType.LONG,
    SimpleType.STRING,
    SimpleType.STRING,
    SimpleType.STRING,
    SimpleType.STRING,
    SimpleType.STRING,
    SimpleType.STRING,
    SimpleType.LONG,
    SimpleType.LONG,
    SimpleType.LONG,
    SimpleType.LONG,
    SimpleType.LONG,
    SimpleType.DOUBLE,
    SimpleType.DOUBLE,
    SimpleType.DOUBLE,
    SimpleType.LONG,
    SimpleType.STRING,
    SimpleType.DOUBLE,
    SimpleType.STRING,
    SimpleType.STRING
  };

  private static final String[] NAMES = column(0);

  /** The type of a row. */
  static final CompositeType ROW_TYPE = rowType();

  private FindingTable() {}

  static CompositeData[] of(List<Finding> findings) {
    CompositeData[] rows = new CompositeData[findings.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(findings.get(i));
    }
    return rows;
  }

  static CompositeData row(Finding finding) {
    Object[] values = {
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
      finding.nextStep()
    };
    try {
      return new CompositeDataSupport(ROW_TYPE, NAMES, values);
    } catch (OpenDataException e) {
      throw new IllegalStateException("a row does not fit its own type", e);
    }
  }

  private static CompositeType rowType() {
    try {
      return new CompositeType(
          "Finding",
          "A pattern in one number that a person should know of",
          NAMES,
          column(1),
          TYPES);
    } catch (OpenDataException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static String[] column(int i) {
    String[] column = new String[COLUMNS.length];
    for (int row = 0; row < column.length; row++) {
      column[row] = COLUMNS[row][i];
    }
    return column;
  }
}
