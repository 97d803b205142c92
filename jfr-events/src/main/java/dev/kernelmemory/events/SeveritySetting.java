package dev.kernelmemory.events;

import java.util.Locale;
import java.util.Set;
import jdk.jfr.SettingControl;
import org.jspecify.annotations.Nullable;

/** A setting that is {@code info}, {@code warning} or {@code critical}. JFR makes it. */
public final class SeveritySetting extends SettingControl {
  private static final String[] LEVELS = {"info", "warning", "critical"};

  private String value = LEVELS[0];
  private int level;

  /** Called by JFR. */
  public SeveritySetting() {}

  /** Of several recordings' values, the one that lets most through. */
  @Override
  public String combine(Set<String> values) {
    int lowest = LEVELS.length - 1;
    for (String candidate : values) {
      lowest = Math.min(lowest, level(candidate));
    }
    return LEVELS[lowest];
  }

  /** Sets the least severity; what is none of the three counts as info. */
  @Override
  public void setValue(String newValue) {
    level = level(newValue);
    value = LEVELS[level];
  }

  @Override
  public String getValue() {
    return value;
  }

  /** Whether that severity is not below the least one. */
  boolean accepts(@Nullable String severity) {
    return severity == null || level(severity) >= level;
  }

  private static int level(String name) {
    for (int i = 0; i < LEVELS.length; i++) {
      if (LEVELS[i].equals(name.trim().toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return 0;
  }
}
