package dev.kernelmemory.jmc.rules;

import org.openjdk.jmc.common.unit.BinaryPrefix;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.TypedPreference;

/** Makes the thresholds that a user can set; their texts are in {@code messages.properties}. */
final class Preferences {
  private static final String PREFIX = "dev.kernelmemory.jmc.";

  private Preferences() {}

  static TypedPreference<IQuantity> mebibytes(String id, String textKey, long value) {
    return new TypedPreference<>(
        PREFIX + id,
        Texts.get(textKey + ".NAME"),
        Texts.get(textKey + ".DESCRIPTION"),
        UnitLookup.MEMORY,
        UnitLookup.MEMORY.getUnit(BinaryPrefix.MEBI).quantity(value));
  }

  static TypedPreference<IQuantity> percent(String id, String textKey, double value) {
    return new TypedPreference<>(
        PREFIX + id,
        Texts.get(textKey + ".NAME"),
        Texts.get(textKey + ".DESCRIPTION"),
        UnitLookup.PERCENTAGE,
        UnitLookup.PERCENT.quantity(value));
  }
}
