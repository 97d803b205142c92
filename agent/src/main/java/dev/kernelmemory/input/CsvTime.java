package dev.kernelmemory.input;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A time as people write it: ISO-8601, or seconds or milliseconds since 1970. */
final class CsvTime {
  /** As seconds, the year 5138; as milliseconds, March 1973. */
  private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal LAST = BigDecimal.valueOf(100_000_000_000_000L);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private CsvTime() {}

  /**
   * Reads a time. Without an offset it is taken for UTC.
   *
   * @return milliseconds since 1970, or -1 if the text is no time
   */
  static long millis(String text) {
    if (!text.isEmpty() && isNumber(text)) {
      return ofNumber(text);
    }
    try {
      return ofDate(text.indexOf(' ') == 10 ? text.replace(' ', 'T') : text);
    } catch (DateTimeException | ArithmeticException e) {
      return -1;
    }
  }

  private static long ofDate(String text) {
    int time = text.indexOf('T');
    boolean zoned =
        text.endsWith("Z")
            || (time > 0 && (text.indexOf('+') > time || text.lastIndexOf('-') > time));
    Instant instant =
        zoned
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    return instant.toEpochMilli();
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static long ofNumber(String text) {
    if (text.length() > 32) {
      return -1;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.compareTo(LAST) >= 0) {
        return -1;
      }
      return (number.compareTo(FIRST_MILLISECONDS) >= 0 ? number : number.multiply(THOUSAND))
          .longValue();
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
