package dev.kernelmemory.cli;

import dev.kernelmemory.sample.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last readings, as many as a screen is wide, and what can be said of them together. */
final class TopHistory {
  private static final int MOST_READINGS = 240;
  private static final long MINUTE_MILLIS = 60_000;

  private final Deque<TopReading> readings = new ArrayDeque<>();

  void add(TopReading reading) {
    if (readings.size() == MOST_READINGS) {
      readings.removeFirst();
    }
    readings.addLast(reading);
  }

  TopReading last() {
    return readings.getLast();
  }

  /**
   * Bytes a minute over the last minute, or as much of it as there is; NaN before it is a sixth:
   * what moves for a second would count for sixty.
   */
  double perMinute(Scope scope, String number) {
    TopReading last = last();
    for (TopReading reading : readings) {
      long millis = last.timeMillis - reading.timeMillis;
      if (millis <= MINUTE_MILLIS && millis >= MINUTE_MILLIS / 6) {
        long from = reading.bytes(scope, number);
        long to = last.bytes(scope, number);
        return from < 0 || to < 0 ? Double.NaN : (to - from) * (double) MINUTE_MILLIS / millis;
      }
    }
    return Double.NaN;
  }

  /** The newest values of a number, the oldest of them first. */
  List<Long> values(Scope scope, String number, int most) {
    List<Long> values = new ArrayList<>();
    int skip = readings.size() - most;
    for (TopReading reading : readings) {
      if (skip-- <= 0) {
        values.add(reading.bytes(scope, number));
      }
    }
    return values;
  }
}
