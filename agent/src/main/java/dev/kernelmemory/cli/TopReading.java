package dev.kernelmemory.cli;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final long[][] bytes = new long[Scope.values().length][Dimension.values().length];
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
    Dimension[] dimensions = Dimension.values();
    String[] names = new String[dimensions.length + 1];
    for (Dimension dimension : dimensions) {
      names[dimension.ordinal()] = dimension.label();
      bytes[scope.ordinal()][dimension.ordinal()] = ABSENT;
    }
    names[dimensions.length] = FINDINGS;
    ObjectName name = new ObjectName("dev.kernelmemory:type=KernelMemory,scope=" + scope.label());
    for (Attribute attribute : connection.getAttributes(name, names).asList()) {
      if (attribute.getValue() instanceof CompositeData[]) {
        for (CompositeData finding : (CompositeData[]) attribute.getValue()) {
          findings.add(finding);
        }
      }
      for (Dimension dimension : dimensions) {
        if (dimension.label().equals(attribute.getName())) {
          bytes[scope.ordinal()][dimension.ordinal()] = (Long) attribute.getValue();
        }
      }
    }
  }

  /** A dimension of a scope, or {@link #ABSENT}. */
  long bytes(Scope scope, Dimension dimension) {
    return bytes[scope.ordinal()][dimension.ordinal()];
  }

  /** Whether a scope has any number. */
  boolean has(Scope scope) {
    for (Dimension dimension : Dimension.values()) {
      if (bytes(scope, dimension) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The findings that go on, as rows of the MXBeans. */
  List<CompositeData> findings() {
    return findings;
  }
}
