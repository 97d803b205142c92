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
  private static final String THRESHOLD = "analysis.";
  private static final String THRESHOLD_VARIABLE = "KERNELMEMORY_ANALYSIS_";

  private final String[] values = new String[Option.values().length];
  private final String[] origins = new String[Option.values().length];
  private final List<String> complaints = new ArrayList<>();
  private final List<String> thresholds = new ArrayList<>();
  private final boolean analysis;
  private final boolean enabled;
  private final long intervalMillis;
  private final boolean jmxEager;
  private final Log.Level logLevel;
  private final long budgetMillis;
  private final String procfs;
  private final String sysfs;
  private final @Nullable String cgroupfs;
  private final String detail;
  private final @Nullable String dumpDirectory;

  private Options(
      @Nullable String argument, Properties properties, Map<String, String> environment) {
    for (Option option : Option.values()) {
      set(option, option.defaultValue(), "default");
    }
    takeArgument(argument == null ? "" : argument);
    takeEnvironment(environment);
    takeProperties(properties);
    analysis = isOneOf(Option.ANALYSIS, "on", "off");
    enabled = isOneOf(Option.ENABLED, "true", "false");
    intervalMillis = duration(Option.INTERVAL, 10, 3_600_000);
    budgetMillis = duration(Option.BUDGET, 1, 1000);
    jmxEager = isOneOf(Option.JMX, "eager", "late");
    logLevel = level();
    procfs = directory(Option.PROCFS);
    sysfs = directory(Option.SYSFS);
    cgroupfs = directoryOr(Option.CGROUPFS, "auto");
    detail = detail();
    dumpDirectory = whereToDump();
  }

  /**
   * Puts the options together.
   *
   * @param argument what follows the jar's name and {@code =}, or null
   * @param properties the system properties
   * @param environment the environment variables
   */
  public static Options of(
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

  /** The sysfs mount to read nodes from. */
  public String sysfs() {
    return sysfs;
  }

  /** The cgroup file system to look for this process in; null for what is mounted here. */
  public @Nullable String cgroupfs() {
    return cgroupfs;
  }

  /** How long a reading may take before its source is read less often. */
  public long budgetMillis() {
    return budgetMillis;
  }

  /** Whether to read slab caches one by one; root only. */
  public boolean slabDetail() {
    return detail.contains("slab");
  }

  /** Whether to read the areas of vmalloc one by one; root only. */
  public boolean vmallocDetail() {
    return detail.contains("vmalloc");
  }

  /** Where to dump recordings to when it gets critical; null if nothing is to be dumped. */
  public @Nullable String dumpDirectory() {
    return dumpDirectory;
  }

  /** Whether findings are looked for. */
  public boolean analysis() {
    return analysis;
  }

  /**
   * The thresholds that were given, each as {@code name=value (origin)}: what they may be, the
   * analysis knows.
   */
  public List<String> thresholds() {
    return Collections.unmodifiableList(thresholds);
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
    for (String threshold : thresholds) {
      inForce.add(THRESHOLD + threshold);
    }
    return inForce;
  }

  private void takeArgument(String argument) {
    Option last = null;
    int start = 0;
    while (start <= argument.length()) {
      int comma = argument.indexOf(',', start);
      int end = comma < 0 ? argument.length() : comma;
      String pair = argument.substring(start, end).trim();
      if (last == Option.DETAIL && OptionValue.isListOf(pair, "slab", "vmalloc")) {
        // The one option that is a list, separated like the options themselves.
        set(last, value(last) + ',' + pair, origins[last.ordinal()]);
      } else if (!pair.isEmpty()) {
        last = takePair(pair);
      }
      start = end + 1;
    }
  }

  private @Nullable Option takePair(String pair) {
    int equals = pair.indexOf('=');
    String key = equals < 0 ? pair : pair.substring(0, equals).trim();
    Option option = find(key);
    if (equals > 0 && key.startsWith(THRESHOLD)) {
      takeThreshold(key, pair.substring(equals + 1), "agent argument");
    } else if (option == null) {
      complainOfKey(key, "agent argument");
    } else if (equals < 0) {
      complaints.add(
          "option " + key + " has no value in the agent argument; valid is " + option.valid());
    } else {
      set(option, pair.substring(equals + 1).trim(), "agent argument");
    }
    return option;
  }

  private void takeEnvironment(Map<String, String> environment) {
    for (Option option : Option.values()) {
      String value = environment.get(option.environmentVariable());
      if (value != null) {
        set(option, value.trim(), "environment " + option.environmentVariable());
      }
    }
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(THRESHOLD_VARIABLE)) {
        String key = THRESHOLD + name.substring(THRESHOLD_VARIABLE.length());
        takeThreshold(key, variable.getValue(), "environment " + name);
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
      if (name.startsWith(PROPERTY_PREFIX + THRESHOLD) && value != null) {
        takeThreshold(name.substring(PROPERTY_PREFIX.length()), value, "property " + name);
      } else if (option == null || value == null) {
        complainOfKey(name, "system properties");
      } else {
        set(option, value.trim(), "property " + name);
      }
    }
  }

  /** Of several values for one threshold the last one counts, as for options. */
  private void takeThreshold(String key, String value, String origin) {
    thresholds.add(key.substring(THRESHOLD.length()) + '=' + value.trim() + " (" + origin + ')');
  }

  private void set(Option option, String value, String origin) {
    values[option.ordinal()] = value;
    origins[option.ordinal()] = origin;
  }

  private String value(Option option) {
    return values[option.ordinal()];
  }

  /** Whether the value is the first of the two that an option can have. */
  private boolean isOneOf(Option option, String first, String second) {
    if (!value(option).equalsIgnoreCase(first) && !value(option).equalsIgnoreCase(second)) {
      fallBack(option);
    }
    return value(option).equalsIgnoreCase(first);
  }

  private long duration(Option option, long least, long most) {
    long millis = OptionValue.millis(value(option));
    if (millis >= least && millis <= most) {
      return millis;
    }
    fallBack(option);
    return OptionValue.millis(value(option));
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

  private String directory(Option option) {
    if (!value(option).startsWith("/")) {
      fallBack(option);
    }
    return value(option);
  }

  private @Nullable String directoryOr(Option option, String none) {
    if (value(option).equals(none)) {
      return null;
    }
    String directory = directory(option);
    return directory.startsWith("/") ? directory : null;
  }

  /** Where to dump to; null if nothing is to be dumped. */
  private @Nullable String whereToDump() {
    String value = value(Option.DUMP);
    if (!value.equals("on-critical")) {
      if (!value.equals("off")) {
        fallBack(Option.DUMP);
      }
      return null;
    }
    String directory = directoryOr(Option.DUMPDIR, "none");
    if (directory == null) {
      complaints.add("option dump needs option dumpdir, an existing directory; nothing is dumped");
    }
    return directory;
  }

  private String detail() {
    String value = value(Option.DETAIL);
    if (!value.equals("off") && !OptionValue.isListOf(value, "slab", "vmalloc")) {
      fallBack(Option.DETAIL);
    }
    return value(Option.DETAIL);
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
}
