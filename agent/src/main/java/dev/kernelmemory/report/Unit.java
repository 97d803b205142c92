package dev.kernelmemory.report;

import java.util.Locale;

/** What a chart's numbers are, and how a person reads them; the page's script knows them too. */
enum Unit {
  BYTES {
    @Override
    String format(long value) {
      return scaled(value, "B", "KiB", "MiB", "GiB", "TiB");
    }
  },
  BYTES_PER_SECOND {
    @Override
    String format(long value) {
      return scaled(value, "B/s", "KiB/s", "MiB/s", "GiB/s", "TiB/s");
    }
  },
  COUNT {
    @Override
    String format(long value) {
      return String.format(Locale.ROOT, "%,d", value);
    }
  },
  MICROSECONDS {
    @Override
    String format(long value) {
      return value < 1_000_000
          ? String.format(Locale.ROOT, "%.1f ms", value / 1e3)
          : String.format(Locale.ROOT, "%.2f s", value / 1e6);
    }
  };

  /** A value with its unit. */
  abstract String format(long value);

  /** The same, or n/a for a value that is absent. */
  final String formatOrNone(long value) {
    return value < 0 ? "n/a" : format(value);
  }

  /** A round number not below a value, which four, two or five lines divide evenly. */
  final long ceiling(long value) {
    boolean binary = this == BYTES || this == BYTES_PER_SECOND;
    long unit = 1;
    while (binary && value / unit >= 1024) {
      unit *= 1024;
    }
    double inUnit = Math.max(1.0, (double) value / unit);
    double power = Math.pow(10, Math.floor(Math.log10(inUnit)));
    for (double step : new double[] {1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8}) {
      if (step * power >= inUnit) {
        return Math.max(1, Math.round(step * power * unit));
      }
    }
    return Math.round(10 * power * unit);
  }

  private static String scaled(long value, String... units) {
    double scaled = value;
    int unit = 0;
    while (Math.abs(scaled) >= 1024 && unit < units.length - 1) {
      scaled /= 1024;
      unit++;
    }
    boolean whole = unit == 0 || Math.abs(scaled) >= 1000;
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", scaled, units[unit]);
  }
}
