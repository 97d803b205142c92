package dev.kernelmemory.jmx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.ImmutableDescriptor;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * An MXBean whose attributes are the rows of a table: open types only, each with description and
 * unit.
 *
 * <p>Written out instead of derived from an annotated interface by {@link
 * javax.management.StandardMBean}, which would generate classes for the annotations in every JVM
 * that the agent rides on, and would take a {@code TabularData} for a bean with properties.
 */
abstract class TableMBean implements DynamicMBean {
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final String description;
  private final MBeanOperationInfo[] operations;

  TableMBean(String description, List<Row> rows, MBeanOperationInfo... operations) {
    this.description = description;
    this.operations = operations;
    for (Row row : rows) {
      this.rows.put(row.name(), row);
    }
  }

  /** The value of the row with this key; one volatile read, never a file. */
  abstract @Nullable Object value(Object key);

  /** Sets the value of the row with this key. */
  void set(Object key, @Nullable Object value) throws InvalidAttributeValueException {
    throw new InvalidAttributeValueException("is read-only");
  }

  /** Carries an operation out. */
  @Nullable Object call(String operation, Object[] parameters)
      throws MBeanException, ReflectionException {
    throw new ReflectionException(new NoSuchMethodException(operation));
  }

  /** What the bean sends; nothing, unless it says so. */
  MBeanNotificationInfo[] notifications() {
    return new MBeanNotificationInfo[0];
  }

  @Override
  public final @Nullable Object getAttribute(String name) throws AttributeNotFoundException {
    return value(row(name).key());
  }

  @Override
  public final void setAttribute(Attribute attribute)
      throws AttributeNotFoundException, InvalidAttributeValueException {
    set(row(attribute.getName()).key(), attribute.getValue());
  }

  @Override
  public final AttributeList getAttributes(String[] names) {
    AttributeList list = new AttributeList();
    for (String name : names) {
      Row row = rows.get(name);
      if (row != null) {
        list.add(new Attribute(name, value(row.key())));
      }
    }
    return list;
  }

  @Override
  public final AttributeList setAttributes(AttributeList attributes) {
    AttributeList done = new AttributeList();
    for (Attribute attribute : attributes.asList()) {
      if (isSet(attribute)) {
        done.add(attribute);
      }
    }
    return done;
  }

  @Override
  public final @Nullable Object invoke(
      String operation, Object @Nullable [] parameters, String @Nullable [] signature)
      throws MBeanException, ReflectionException {
    return call(operation, parameters == null ? new Object[0] : parameters);
  }

  @Override
  public final MBeanInfo getMBeanInfo() {
    List<MBeanAttributeInfo> attributes = new ArrayList<>();
    for (Row row : rows.values()) {
      attributes.add(row.info());
    }
    return new MBeanInfo(
        getClass().getName(),
        description,
        attributes.toArray(new MBeanAttributeInfo[0]),
        null,
        operations,
        notifications(),
        new ImmutableDescriptor(
            new String[] {"immutableInfo", "mxbean"}, new Object[] {"true", "true"}));
  }

  /** By the contract of setAttributes, what could not be set is missing from the answer. */
  private boolean isSet(Attribute attribute) {
    try {
      setAttribute(attribute);
      return true;
    } catch (AttributeNotFoundException | InvalidAttributeValueException e) {
      return false;
    }
  }

  private Row row(String name) throws AttributeNotFoundException {
    Row row = rows.get(name);
    if (row == null) {
      throw new AttributeNotFoundException("no attribute " + name);
    }
    return row;
  }
}
