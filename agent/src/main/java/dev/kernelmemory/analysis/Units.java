package dev.kernelmemory.analysis;

import java.util.Locale;

/** Numbers with their units, as a person reads them. */
final class Units {
  static final long KIB = 1024;
  static final long MIB = 1024 * KIB;
  static final long GIB = 1024 * MIB;
  static final long MINUTE_MILLIS = 60_000;
  static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
  static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  private Units() {}

  static String bytes(long bytes) {
    double size = Math.abs((double) bytes);
    String unit;
    double per;
    if (size >= GIB) {
      unit = "GiB";
      per = GIB;
    } else if (size >= MIB) {
      unit = "MiB";
      per = MIB;
    } else if (size >= KIB) {
      unit = "KiB";
      per = KIB;
    } else {
      return bytes + " B";
    }
    double scaled = (double) bytes / per;
    return String.format(Locale.ROOT, size / per < 10 ? "%.1f %s" : "%.0f %s", scaled, unit);
  }

  static String duration(long millis) {
    if (millis < 2 * MINUTE_MILLIS) {
      return Math.round(millis / 1000.0) + " s";
    }
    if (millis < 2 * HOUR_MILLIS) {
      return Math.round(millis / (double) MINUTE_MILLIS) + " min";
    }
    if (millis < 2 * DAY_MILLIS) {
      return Math.round(millis / (double) HOUR_MILLIS) + " h";
    }
    return Math.round(millis / (double) DAY_MILLIS) + " days";
  }

  static String percent(double ratio) {
    return String.format(Locale.ROOT, ratio < 0.1 ? "%.1f %%" : "%.0f %%", 100 * ratio);
  }
}
