package dev.kernelmemory.report;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The columns of pixels that a chart is drawn in: of the samples in a column, those are kept that
 * are the lowest or the highest of any number or of the sum, so that nothing that can be seen is
 * lost and nothing is drawn that was not measured.
 */
final class Columns {
  private static final int COLUMNS = 1200;

  private final Track track;
  private final BitSet kept = new BitSet();
  private final int[] lowest;
  private final int[] highest;

  private final int summands;

  private Columns(Track track, int summands) {
    this.track = track;
    this.summands = summands;
    lowest = new int[track.series() + 1];
    highest = new int[track.series() + 1];
  }

  /**
   * Keeps what can be seen when the whole track is drawn from one edge to the other.
   *
   * @param summands how many of its series, the first ones, are drawn on top of each other
   */
  static Track thin(Track track, int summands) {
    if (track.size() <= 2 * COLUMNS) {
      return track;
    }
    Columns columns = new Columns(track, summands);
    columns.choose();
    Track thin = new Track(track.series());
    for (int i = columns.kept.nextSetBit(0); i >= 0; i = columns.kept.nextSetBit(i + 1)) {
      thin.add(track.time(i), track.at(i));
    }
    return thin;
  }

  private void choose() {
    long start = track.time(0);
    double perMilli = COLUMNS / (double) (track.time(track.size() - 1) - start + 1);
    int first = 0;
    for (int i = 1; i <= track.size(); i++) {
      if (i == track.size()
          || (int) ((track.time(i) - start) * perMilli)
              != (int) ((track.time(first) - start) * perMilli)) {
        chooseOf(first, i);
        first = i;
      }
    }
    kept.set(0);
    kept.set(track.size() - 1);
  }

  private void chooseOf(int from, int to) {
    Arrays.fill(lowest, from);
    Arrays.fill(highest, from);
    for (int i = from; i < to; i++) {
      for (int s = 0; s <= track.series(); s++) {
        long value = number(s, i);
        if (value < 0) {
          keepGap(s, i, from, to);
        } else {
          lowest[s] = isLess(value, number(s, lowest[s])) ? i : lowest[s];
          highest[s] = value > number(s, highest[s]) ? i : highest[s];
        }
      }
    }
    for (int s = 0; s <= track.series(); s++) {
      kept.set(lowest[s]);
      kept.set(highest[s]);
    }
  }

  /** A gap stays one, from the last sample before it to the first one after it. */
  private void keepGap(int s, int i, int from, int to) {
    boolean begins = i > 0 && number(s, i - 1) >= 0;
    boolean ends = i + 1 < track.size() && number(s, i + 1) >= 0;
    if (begins) {
      kept.set(i - 1);
    }
    if (ends) {
      kept.set(i + 1);
    }
    if (begins || ends || i == from || i == to - 1) {
      kept.set(i);
    }
  }

  private static boolean isLess(long value, long other) {
    return other < 0 || value < other;
  }

  private long number(int s, int i) {
    return s == track.series() ? track.sum(i, summands) : track.value(s, i);
  }
}
