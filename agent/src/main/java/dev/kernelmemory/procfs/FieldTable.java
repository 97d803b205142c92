package dev.kernelmemory.procfs;

import java.nio.charset.StandardCharsets;

/** The fields that a {@link FieldParser} looks for, as the prefixes of their lines. Immutable. */
public final class FieldTable {
  private final byte[][] prefixes;
  private final FieldUnit[] units;

  private FieldTable(byte[][] prefixes, FieldUnit[] units) {
    this.prefixes = prefixes;
    this.units = units;
  }

  /**
   * Makes a table of fields, in whose order a parser hands out the values.
   *
   * @param before what stands in front of every name, possibly nothing
   * @param fields the fields
   * @param separator what ends the name, so that {@code pgscan_direct_throttle} is not taken for
   *     {@code pgscan_direct}
   */
  public static FieldTable of(String before, KernelField[] fields, char separator) {
    byte[][] prefixes = new byte[fields.length][];
    FieldUnit[] units = new FieldUnit[fields.length];
    for (int i = 0; i < fields.length; i++) {
      prefixes[i] = (before + fields[i].key() + separator).getBytes(StandardCharsets.US_ASCII);
      units[i] = fields[i].unit();
    }
    return new FieldTable(prefixes, units);
  }

  int size() {
    return prefixes.length;
  }

  FieldUnit unit(int field) {
    return units[field];
  }

  /** The length of the name, what stands in front of it, and its separator. */
  int prefixLength(int field) {
    return prefixes[field].length;
  }

  /** The name with what stands in front of it, for messages. */
  String name(int field) {
    byte[] prefix = prefixes[field];
    return new String(prefix, 0, prefix.length - 1, StandardCharsets.US_ASCII);
  }

  /** Whether a line of this field begins at {@code start}. */
  boolean isAt(int field, byte[] text, int start, int length) {
    byte[] wanted = prefixes[field];
    if (length - start < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (text[start + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** The field whose line begins at {@code start}, or -1. */
  int fieldAt(byte[] text, int start, int length) {
    for (int field = 0; field < prefixes.length; field++) {
      if (isAt(field, text, start, length)) {
        return field;
      }
    }
    return -1;
  }
}
