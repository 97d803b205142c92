package dev.kernelmemory.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as the agent's options have it: a whole number and ms, s, m or h. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String value) {
    Matcher matcher = DURATION.matcher(value.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration duration = of(number, matcher.group(2));
      if (duration.toMillis() >= 10) {
        return duration;
      }
    }
    throw new TypeConversionException(
        "\"" + value + "\" is no duration of 10 ms or more, such as 500ms, 10s, 5m or 1h");
  }

  private static Duration of(long number, String unit) {
    switch (unit) {
      case "ms":
        return Duration.ofMillis(number);
      case "s":
        return Duration.ofSeconds(number);
      case "m":
        return Duration.ofMinutes(number);
      default:
        return Duration.ofHours(number);
    }
  }
}
