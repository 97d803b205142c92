package dev.kernelmemory.it;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A JMX connection made by attaching, as JConsole makes it. */
final class JmxClient implements AutoCloseable {
  static final ObjectName HOST = name("dev.kernelmemory:type=KernelMemory,scope=Host");
  static final ObjectName CONTAINER = name("dev.kernelmemory:type=KernelMemory,scope=Container");
  static final ObjectName PROCESS = name("dev.kernelmemory:type=KernelMemory,scope=Process");
  static final ObjectName HOST_PRESSURE = name("dev.kernelmemory:type=MemoryPressure,scope=Host");
  static final ObjectName CONTAINER_PRESSURE =
      name("dev.kernelmemory:type=MemoryPressure,scope=Container");
  static final ObjectName AGENT = name("dev.kernelmemory:type=Agent");

  private final JMXConnector connector;
  private final MBeanServerConnection connection;

  private JmxClient(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.connection = connector.getMBeanServerConnection();
  }

  /** Connects; the agent's MBeans are awaited. */
  static JmxClient attach(Child child) throws Exception {
    JmxClient client = connect(child);
    Poll.until("the agent's MBeans", () -> client.connection.isRegistered(AGENT), is -> is);
    return client;
  }

  /** Connects, whether or not there is an agent. */
  static JmxClient connect(Child child) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(child.awaitAttachable().pid()));
    try {
      JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
      return new JmxClient(JMXConnectorFactory.connect(address));
    } finally {
      machine.detach();
    }
  }

  MBeanServerConnection connection() {
    return connection;
  }

  long host(String attribute) throws Exception {
    return (Long) connection.getAttribute(HOST, attribute);
  }

  long container(String attribute) throws Exception {
    return (Long) connection.getAttribute(CONTAINER, attribute);
  }

  long process(String attribute) throws Exception {
    return (Long) connection.getAttribute(PROCESS, attribute);
  }

  List<String> unavailable(ObjectName bean) throws Exception {
    return List.of((String[]) connection.getAttribute(bean, "UnavailableDimensions"));
  }

  Object agent(String attribute) throws Exception {
    return connection.getAttribute(AGENT, attribute);
  }

  private static ObjectName name(String name) {
    try {
      return new ObjectName(name);
    } catch (javax.management.MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
