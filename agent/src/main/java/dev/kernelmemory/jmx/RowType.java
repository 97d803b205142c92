package dev.kernelmemory.jmx;

import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** The columns of a table that is an attribute: name, type and description of each. Immutable. */
final class RowType {
  private final String[] names;
  private final CompositeType type;

  private RowType(String[] names, CompositeType type) {
    this.names = names;
    this.type = type;
  }

  /**
   * Describes a row.
   *
   * @param columns of each the name, {@code text}, {@code long} or {@code double}, and what it is
   */
  static RowType of(String name, String description, String[]... columns) {
    String[] names = new String[columns.length];
    String[] descriptions = new String[columns.length];
    OpenType<?>[] types = new OpenType<?>[columns.length];
    for (int i = 0; i < columns.length; i++) {
      names[i] = columns[i][0];
      types[i] = simple(columns[i][1]);
      descriptions[i] = columns[i][2];
    }
    try {
      return new RowType(names, new CompositeType(name, description, names, descriptions, types));
    } catch (OpenDataException e) {
      throw new IllegalStateException(name + " is no row", e);
    }
  }

  CompositeType type() {
    return type;
  }

  /** A row with these values, in the order of the columns. */
  CompositeData row(Object... values) {
    try {
      return new CompositeDataSupport(type, names, values);
    } catch (OpenDataException e) {
      throw new IllegalStateException("a row does not fit its own type", e);
    }
  }

  private static SimpleType<?> simple(String type) {
    switch (type) {
      case "long":
        return SimpleType.LONG;
      case "double":
        return SimpleType.DOUBLE;
      default:
        return SimpleType.STRING;
    }
  }
}
