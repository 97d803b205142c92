package dev.kernelmemory.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What is drawn of a track, and the words to it. Immutable. */
final class Chart {
  /** How the numbers become marks. */
  enum Kind {
    /** Areas on top of each other, which must not overlap. */
    STACK,
    /** Lines, the first one filled. */
    LINES,
    /** A stroke from the bottom for each number. */
    BARS,
    /** Strokes up for the first number, down for the second. */
    UP_AND_DOWN
  }

  final String id;
  final String title;
  final String note;
  final Kind kind;
  final Unit unit;
  final List<String> names;

  /** How many of the track's series are drawn; the rest can only be read. */
  final int drawn;

  /** The number of each drawn series' colour. */
  final int[] colours;

  /** Everything, for figures. */
  final Track all;

  /** What is drawn. */
  final Track thin;

  Chart(String id, String title, String note, Kind kind, Unit unit, Track track, String... names) {
    this(id, title, note, kind, unit, track, new int[] {1, 2}, names);
  }

  Chart(
      String id,
      String title,
      String note,
      Kind kind,
      Unit unit,
      Track track,
      int[] colours,
      String... names) {
    this.id = id;
    this.title = title;
    this.note = note;
    this.kind = kind;
    this.unit = unit;
    this.names = Collections.unmodifiableList(Arrays.asList(names));
    this.drawn = Math.min(colours.length, names.length);
    this.colours = colours;
    this.all = track;
    this.thin = Columns.thin(track, drawn);
  }

  /** The number at the upper edge. */
  long top() {
    long highest = 0;
    for (int i = 0; i < all.size(); i++) {
      if (kind == Kind.STACK) {
        highest = Math.max(highest, all.sum(i, drawn));
      } else {
        for (int s = 0; s < drawn; s++) {
          highest = Math.max(highest, all.value(s, i));
        }
      }
    }
    return unit.ceiling(highest);
  }
}
