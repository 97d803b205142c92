package dev.kernelmemory.cli;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What the MXBeans of all scopes said at one moment. Immutable. */
final class TopReading {
  static final long ABSENT = -1;
  private static final String FINDINGS = "ActiveFindings";

  final long timeMillis;
  private static final List<String> DIMENSIONS = dimensionsAnd();

  /** With the only number that the first version of control groups has. */
  private static final List<String> OF_CONTAINER = dimensionsAnd("Kernel");

  private final Map<Scope, Map<String, Long>> bytes = new EnumMap<>(Scope.class);
  private final List<CompositeData> findings = new ArrayList<>();

  private TopReading(long timeMillis) {
    this.timeMillis = timeMillis;
  }

  static TopReading of(MBeanServerConnection connection) throws IOException, JMException {
    TopReading reading = new TopReading(System.currentTimeMillis());
    for (Scope scope : Scope.values()) {
      reading.read(connection, scope);
    }
    return reading;
  }

  private void read(MBeanServerConnection connection, Scope scope) throws IOException, JMException {
    List<String> names = new ArrayList<>(numbers(scope));
    names.add(FINDINGS);
    Map<String, Long> numbers = new HashMap<>();
    ObjectName name = new ObjectName("dev.kernelmemory:type=KernelMemory,scope=" + scope.label());
    for (Attribute attribute :
        connection.getAttributes(name, names.toArray(new String[0])).asList()) {
      Object value = attribute.getValue();
      if (value instanceof CompositeData[]) {
        Collections.addAll(findings, (CompositeData[]) value);
      } else if (value instanceof Long && (Long) value >= 0) {
        numbers.put(attribute.getName(), (Long) value);
      }
    }
    bytes.put(scope, numbers);
  }

  private static List<String> dimensionsAnd(String... more) {
    List<String> names = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      names.add(dimension.label());
    }
    Collections.addAll(names, more);
    return Collections.unmodifiableList(names);
  }

  /** The names of the numbers that a scope may have, in the order of their display. */
  static List<String> numbers(Scope scope) {
    return scope == Scope.CONTAINER ? OF_CONTAINER : DIMENSIONS;
  }

  /** A number of a scope, or {@link #ABSENT}. */
  long bytes(Scope scope, String number) {
    Long value = of(scope).get(number);
    return value == null ? ABSENT : value;
  }

  /** Whether a scope has any number. */
  boolean has(Scope scope) {
    return !of(scope).isEmpty();
  }

  private Map<String, Long> of(Scope scope) {
    Map<String, Long> numbers = bytes.get(scope);
    return numbers == null ? Collections.<String, Long>emptyMap() : numbers;
  }

  /** The findings that go on, as rows of the MXBeans. */
  List<CompositeData> findings() {
    return findings;
  }
}
