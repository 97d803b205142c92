package dev.kernelmemory.jmx;

import javax.management.Descriptor;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/**
 * One attribute of a {@link TableMBean}: its name, what it is, its unit in UCUM spelling, and the
 * key by which the bean knows what to answer. Immutable.
 */
final class Row {
  private final String name;
  private final Object key;
  private final String description;
  private final String units;
  private final OpenType<?> type;
  private final boolean writable;

  private Row(
      String name,
      Object key,
      String description,
      String units,
      OpenType<?> type,
      boolean writable) {
    this.name = name;
    this.key = key;
    this.description = description;
    this.units = units;
    this.type = type;
    this.writable = writable;
  }

  static Row bytes(String name, Object key, String description) {
    return new Row(name, key, description, "By", SimpleType.LONG, false);
  }

  static Row number(String name, Object key, String units, String description) {
    return new Row(name, key, description, units, SimpleType.LONG, false);
  }

  static Row writableNumber(String name, Object key, String units, String description) {
    return new Row(name, key, description, units, SimpleType.LONG, true);
  }

  static Row fraction(String name, Object key, String units, String description) {
    return new Row(name, key, description, units, SimpleType.DOUBLE, false);
  }

  static Row text(String name, Object key, String description) {
    return new Row(name, key, description, "", SimpleType.STRING, false);
  }

  static Row list(String name, Object key, OpenType<?> of, String description) {
    try {
      return new Row(name, key, description, "", new ArrayType<Object>(1, of), false);
    } catch (OpenDataException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  String name() {
    return name;
  }

  Object key() {
    return key;
  }

  /**
   * As an MXBean would describe it: with the primitive type and the open type beside each other.
   */
  MBeanAttributeInfo info() {
    Descriptor descriptor =
        units.isEmpty()
            ? new ImmutableDescriptor(new String[] {"openType"}, new Object[] {type})
            : new ImmutableDescriptor(
                new String[] {"openType", "units"}, new Object[] {type, units});
    return new MBeanAttributeInfo(name, javaType(), description, true, writable, false, descriptor);
  }

  private String javaType() {
    if (type.equals(SimpleType.LONG)) {
      return "long";
    }
    return type.equals(SimpleType.DOUBLE) ? "double" : type.getClassName();
  }
}
