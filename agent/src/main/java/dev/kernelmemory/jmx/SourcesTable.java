package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.SourceStatus;
import java.util.List;
import javax.management.openmbean.CompositeData;

/** The attribute {@code Sources} as open data: one row for each file that is read. */
final class SourcesTable {
  /** The type of a row. */
  static final RowType ROW =
      RowType.of(
          "Source",
          "A file that is read, and how that has gone",
          new String[] {"path", "text", "The file"},
          new String[] {
            "state", "text", "ok, partly readable, slow, unreadable, hung, or why it is not there"
          },
          new String[] {"reads", "long", "Attempts to read it"},
          new String[] {"failures", "long", "Attempts that failed, wholly or in a field"},
          new String[] {
            "lastReadNanos",
            "long",
            "Wall time of the last successful read, parsing included, in nanoseconds"
          },
          new String[] {
            "worstReadNanos",
            "long",
            "Wall time of the slowest successful read so far, in nanoseconds"
          },
          new String[] {
            "lastProblem",
            "text",
            "The last problem, kept after it went away; empty if there never was one"
          });

  private SourcesTable() {}

  static CompositeData[] of(List<SourceStatus> sources) {
    CompositeData[] rows = new CompositeData[sources.size()];
    for (int i = 0; i < rows.length; i++) {
      SourceStatus source = sources.get(i);
      rows[i] =
          ROW.row(
              source.path(),
              source.state(),
              source.reads(),
              source.failures(),
              source.lastReadNanos(),
              source.worstReadNanos(),
              source.lastProblem());
    }
    return rows;
  }
}
