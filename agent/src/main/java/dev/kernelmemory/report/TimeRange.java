package dev.kernelmemory.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The time that all charts of a page show, in UTC. Immutable. */
final class TimeRange {
  private static final int MOST_TICKS = 9;
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long[] STEPS = {
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    30 * DAY,
    365 * DAY
  };
  private static final DateTimeFormatter DATE_TIME = pattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = pattern("HH:mm:ss");

  final long fromMillis;
  final long toMillis;

  TimeRange(long fromMillis, long toMillis) {
    this.fromMillis = fromMillis;
    this.toMillis = Math.max(toMillis, fromMillis + SECOND);
  }

  long millis() {
    return toMillis - fromMillis;
  }

  /** Where a time is between the left edge, 0, and the right one, 1. */
  double at(long millis) {
    return Math.max(0, Math.min(1, (millis - fromMillis) / (double) millis()));
  }

  /** Round times in the range, nine at the most. */
  List<Long> ticks() {
    long step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && millis() / STEPS[i] < MOST_TICKS; i--) {
      step = STEPS[i];
    }
    List<Long> ticks = new ArrayList<>();
    for (long tick = (fromMillis + step - 1) / step * step; tick <= toMillis; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** A tick's label: the date at midnight, else the time, with seconds if they matter. */
  String label(long tick) {
    if (tick % DAY == 0) {
      return format(DATE_TIME, tick).substring(0, 10);
    }
    String time = format(TIME, tick);
    return millis() < 10 * MINUTE ? time : time.substring(0, 5);
  }

  /** A moment in full. */
  static String dateTime(long millis) {
    return format(DATE_TIME, millis);
  }

  /** A moment without its date. */
  static String time(long millis) {
    return format(TIME, millis);
  }

  /** How long something lasts, in two units. */
  static String duration(long millis) {
    long seconds = Math.round(millis / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds / 60 % 60, "min");
    }
    return two(seconds / 86_400, "d", seconds / 3600 % 24, "h");
  }

  private static String two(long first, String unit, long second, String smaller) {
    return first + " " + unit + (second == 0 ? "" : " " + second + " " + smaller);
  }

  private static String format(DateTimeFormatter formatter, long millis) {
    return formatter.format(Instant.ofEpochMilli(millis));
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
