package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.SourceStatus;
import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** The attribute {@code Sources} as open data: one row for each file that is read. */
final class SourcesTable {
  private static final String[] COLUMNS = {
    "path", "state", "reads", "failures", "lastReadNanos", "worstReadNanos", "lastProblem"
  };

  /** The type of a row. */
  static final CompositeType ROW_TYPE = rowType();

  private SourcesTable() {}

  static CompositeData[] of(List<SourceStatus> sources) {
    CompositeData[] rows = new CompositeData[sources.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(sources.get(i));
    }
    return rows;
  }

  private static CompositeData row(SourceStatus source) {
    Object[] values = {
      source.path(),
      source.state(),
      source.reads(),
      source.failures(),
      source.lastReadNanos(),
      source.worstReadNanos(),
      source.lastProblem()
    };
    try {
      return new CompositeDataSupport(ROW_TYPE, COLUMNS, values);
    } catch (OpenDataException e) {
      throw new IllegalStateException("a row does not fit its own type", e);
    }
  }

  private static CompositeType rowType() {
    try {
      return new CompositeType(
          "Source",
          "A file that is read, and how that has gone",
          COLUMNS,
          new String[] {
            "The file",
            "ok, partly readable, slow, unreadable, hung, or why it is not there",
            "Attempts to read it",
            "Attempts that failed, wholly or in a field",
            "Wall time of the last successful read, parsing included, in nanoseconds",
            "Wall time of the slowest successful read so far, in nanoseconds",
            "The last problem, kept after it went away; empty if there never was one"
          },
          new OpenType<?>[] {
            SimpleType.STRING,
            SimpleType.STRING,
            SimpleType.LONG,
            SimpleType.LONG,
            SimpleType.LONG,
            SimpleType.LONG,
            SimpleType.STRING
          });
    } catch (OpenDataException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
