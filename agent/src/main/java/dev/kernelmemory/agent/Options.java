package dev.kernelmemory.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The options in force. Immutable.
 *
 * <p>A system property {@code kernelmemory.key} goes before an environment variable {@code
 * KERNELMEMORY_KEY}, and that before the agent's argument {@code key=value,…}. What is wrong with
 * any of them is told in {@link #complaints()}, and the default holds.
 */
public final class Options {
  private static final String PROPERTY_PREFIX = "kernelmemory.";

  private final String[] values = new String[Option.values().length];
  private final String[] origins = new String[Option.values().length];
  private final List<String> complaints = new ArrayList<>();
  private final boolean enabled;
  private final long intervalMillis;
  private final boolean jmxEager;
  private final Log.Level logLevel;
  private final String procfs;

  private Options(
      @Nullable String argument, Properties properties, Map<String, String> environment) {
    for (Option option : Option.values()) {
      set(option, option.defaultValue(), "default");
    }
    takeArgument(argument == null ? "" : argument);
    takeEnvironment(environment);
    takeProperties(properties);
    enabled = isEnabled();
    intervalMillis = interval();
    jmxEager = isJmxEager();
    logLevel = level();
    procfs = directory();
  }

  /**
   * Puts the options together.
   *
   * @param argument what follows the jar's name and {@code =}, or null
   * @param properties the system properties
   * @param environment the environment variables
   */
  static Options of(
      @Nullable String argument, Properties properties, Map<String, String> environment) {
    return new Options(argument, properties, environment);
  }

  /** Whether the agent is to do anything at all. */
  public boolean enabled() {
    return enabled;
  }

  /** The time from one sample to the next. */
  public long intervalMillis() {
    return intervalMillis;
  }

  /** Whether to create the platform MBeanServer instead of waiting for it. */
  public boolean jmxEager() {
    return jmxEager;
  }

  /** What goes to standard error. */
  public Log.Level logLevel() {
    return logLevel;
  }

  /** The procfs mount to read the host from. */
  public String procfs() {
    return procfs;
  }

  /** One line per option that could not be used; at most one per option and origin. */
  public List<String> complaints() {
    return Collections.unmodifiableList(complaints);
  }

  /** {@code key=value (origin)} for each option. */
  public List<String> inForce() {
    List<String> inForce = new ArrayList<>();
    for (Option option : Option.values()) {
      int i = option.ordinal();
      inForce.add(option.key() + '=' + values[i] + " (" + origins[i] + ')');
    }
    return inForce;
  }

  private void takeArgument(String argument) {
    int start = 0;
    while (start <= argument.length()) {
      int comma = argument.indexOf(',', start);
      int end = comma < 0 ? argument.length() : comma;
      String pair = argument.substring(start, end).trim();
      if (!pair.isEmpty()) {
        takePair(pair);
      }
      start = end + 1;
    }
  }

  private void takePair(String pair) {
    int equals = pair.indexOf('=');
    String key = equals < 0 ? pair : pair.substring(0, equals).trim();
    Option option = find(key);
    if (option == null) {
      complainOfKey(key, "agent argument");
    } else if (equals < 0) {
      complaints.add(
          "option " + key + " has no value in the agent argument; valid is " + option.valid());
    } else {
      set(option, pair.substring(equals + 1).trim(), "agent argument");
    }
  }

  private void takeEnvironment(Map<String, String> environment) {
    for (Option option : Option.values()) {
      String value = environment.get(option.environmentVariable());
      if (value != null) {
        set(option, value.trim(), "environment " + option.environmentVariable());
      }
    }
  }

  private void takeProperties(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      if (!name.startsWith(PROPERTY_PREFIX)) {
        continue;
      }
      Option option = find(name.substring(PROPERTY_PREFIX.length()));
      String value = properties.getProperty(name);
      if (option == null || value == null) {
        complainOfKey(name, "system properties");
      } else {
        set(option, value.trim(), "property " + name);
      }
    }
  }

  private void set(Option option, String value, String origin) {
    values[option.ordinal()] = value;
    origins[option.ordinal()] = origin;
  }

  private String value(Option option) {
    return values[option.ordinal()];
  }

  private boolean isEnabled() {
    String value = value(Option.ENABLED);
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return value.equalsIgnoreCase("true");
    }
    fallBack(Option.ENABLED);
    return true;
  }

  private long interval() {
    long millis = millis(value(Option.INTERVAL));
    if (millis >= 10 && millis <= 3_600_000) {
      return millis;
    }
    fallBack(Option.INTERVAL);
    return 1000;
  }

  private boolean isJmxEager() {
    String value = value(Option.JMX);
    if (value.equals("late") || value.equals("eager")) {
      return value.equals("eager");
    }
    fallBack(Option.JMX);
    return false;
  }

  private Log.Level level() {
    String value = value(Option.LOG).toUpperCase(Locale.ROOT);
    for (Log.Level candidate : Log.Level.values()) {
      if (candidate.name().equals(value)) {
        return candidate;
      }
    }
    fallBack(Option.LOG);
    return Log.Level.ERROR;
  }

  private String directory() {
    String value = value(Option.PROCFS);
    if (!value.startsWith("/")) {
      fallBack(Option.PROCFS);
    }
    return value(Option.PROCFS);
  }

  private void fallBack(Option option) {
    int i = option.ordinal();
    complaints.add(
        "option "
            + option.key()
            + ": \""
            + values[i]
            + "\" ("
            + origins[i]
            + ") is not "
            + option.valid()
            + "; using "
            + option.defaultValue());
    set(option, option.defaultValue(), "default");
  }

  private void complainOfKey(String key, String origin) {
    complaints.add(
        "unknown option \"" + key + "\" in the " + origin + "; valid ones are " + Option.keys());
  }

  private static @Nullable Option find(String key) {
    for (Option option : Option.values()) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    return null;
  }

  /** A number of milliseconds, or -1 if the text is no duration. */
  private static long millis(String duration) {
    int digits = 0;
    while (digits < duration.length() && Character.digit(duration.charAt(digits), 10) >= 0) {
      digits++;
    }
    if (digits == 0 || digits > 9) {
      return -1;
    }
    long number = Long.parseLong(duration.substring(0, digits));
    switch (duration.substring(digits).trim()) {
      case "ms":
        return number;
      case "s":
        return number * 1000;
      case "m":
        return number * 60_000;
      case "h":
        return number * 3_600_000;
      default:
        return -1;
    }
  }
}
