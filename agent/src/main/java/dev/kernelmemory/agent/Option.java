package dev.kernelmemory.agent;

import java.util.Locale;

/** The options, with the value that holds where none is given. */
enum Option {
  ANALYSIS("on", "on or off"),
  BUDGET("5ms", "a duration from 1ms to 1s"),
  CGROUPFS("auto", "auto or the absolute path of a directory"),
  DETAIL("off", "off, slab, vmalloc or slab,vmalloc"),
  DUMP("off", "off or on-critical"),
  DUMPDIR("none", "none or the absolute path of a directory"),
  ENABLED("true", "true or false"),
  INTERVAL("1s", "a duration from 10ms to 1h, such as 500ms, 1s or 2m"),
  JMX("late", "late or eager"),
  LOG("error", "off, error, info or debug"),
  PROCFS("/proc", "the absolute path of a directory"),
  SYSFS("/sys", "the absolute path of a directory");

  private final String defaultValue;
  private final String valid;

  Option(String defaultValue, String valid) {
    this.defaultValue = defaultValue;
    this.valid = valid;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String property() {
    return "kernelmemory." + key();
  }

  String environmentVariable() {
    return "KERNELMEMORY_" + name();
  }

  String defaultValue() {
    return defaultValue;
  }

  /** What values are accepted, for messages. */
  String valid() {
    return valid;
  }

  /** All keys, for messages. */
  static String keys() {
    StringBuilder keys = new StringBuilder();
    for (Option option : values()) {
      keys.append(keys.length() == 0 ? "" : ", ").append(option.key());
    }
    return keys.toString();
  }
}
