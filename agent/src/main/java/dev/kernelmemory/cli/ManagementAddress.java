package dev.kernelmemory.cli;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Properties;

/**
 * The address of a JVM's local JMX connector, which is started there if it does not run: it listens
 * for this machine and this user alone.
 */
final class ManagementAddress {
  private static final String VIRTUAL_MACHINE = "com.sun.tools.attach.VirtualMachine";
  private static final String PROPERTY = "com.sun.management.jmxremote.localConnectorAddress";

  private ManagementAddress() {}

  /**
   * Finds the address.
   *
   * @throws IOException if the JVM can't be reached, or has no JMX
   */
  static String of(String pid) throws IOException {
    return Attach.hasAttachModule() ? byAttachModule(pid) : bySocket(pid);
  }

  private static String byAttachModule(String pid) throws IOException {
    try {
      Class<?> type = Class.forName(VIRTUAL_MACHINE, true, toolsLoader());
      Object machine = type.getMethod("attach", String.class).invoke(null, pid);
      try {
        return (String) type.getMethod("startLocalManagementAgent").invoke(machine);
      } finally {
        type.getMethod("detach").invoke(machine);
      }
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw new IOException(cause == null ? "the attach failed" : cause.getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IOException("this JDK's attach module is another than expected", e);
    }
  }

  private static ClassLoader toolsLoader() throws IOException {
    File tools = new File(System.getProperty("java.home"), "../lib/tools.jar");
    return tools.exists()
        ? new URLClassLoader(new URL[] {tools.toURI().toURL()})
        : ClassLoader.getSystemClassLoader();
  }

  private static String bySocket(String pid) throws IOException {
    SocketAttachment socket = new SocketAttachment();
    String known = address(socket, pid);
    if (!known.isEmpty()) {
      return known;
    }
    socket.execute(pid, "jcmd", "ManagementAgent.start_local");
    String started = address(socket, pid);
    if (started.isEmpty()) {
      throw new IOException("its JMX agent does not start; has it the module java.management?");
    }
    return started;
  }

  private static String address(SocketAttachment socket, String pid) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(socket.execute(pid, "agentProperties")));
    return properties.getProperty(PROPERTY, "");
  }
}
