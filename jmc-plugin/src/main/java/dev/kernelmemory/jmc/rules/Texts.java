package dev.kernelmemory.jmc.rules;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.openjdk.jmc.common.IDisplayable;
import org.openjdk.jmc.common.unit.UnitLookup;

/** What the rules say, from {@code messages.properties}. */
final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("dev.kernelmemory.jmc.rules.messages");

  private Texts() {}

  /** A text without gaps. */
  static String get(String key) {
    return of(key);
  }

  /** A text with its gaps filled. Numbers are to be formatted before. */
  static String of(String key, String... arguments) {
    return MessageFormat.format(BUNDLE.getString(key), (Object[]) arguments);
  }

  static String bytes(long bytes) {
    return UnitLookup.BYTE.quantity(bytes).displayUsing(IDisplayable.AUTO);
  }

  static String percent(double ratio) {
    return UnitLookup.PERCENT_UNITY.quantity(ratio).displayUsing(IDisplayable.AUTO);
  }

  static String count(long count) {
    return UnitLookup.NUMBER_UNITY.quantity(count).displayUsing(IDisplayable.AUTO);
  }

  static String duration(double millis) {
    return UnitLookup.MILLISECOND.quantity(millis).displayUsing(IDisplayable.AUTO);
  }
}
