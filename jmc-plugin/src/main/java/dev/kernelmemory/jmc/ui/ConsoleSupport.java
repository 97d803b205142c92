package dev.kernelmemory.jmc.ui;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IExecutableExtensionFactory;
import org.openjdk.jmc.rjmx.common.IConnectionHandle;

/**
 * Answers whether the console of a JVM has a tab Kernel Memory: it has if the agent is there.
 * Called on the thread of the user interface.
 */
public final class ConsoleSupport implements IExecutableExtensionFactory {
  private static final String AGENT = "dev.kernelmemory:type=Agent";
  private static final String RUNTIME = "java.lang:type=Runtime";

  /** The agent registers its MBeans that late after a connection made the MBean server. */
  private static final long PATIENCE_MILLIS = 2_000;

  private static final long PAUSE_MILLIS = 100;

  @Override
  public Object create() throws CoreException {
    Class<?> type =
        Application.load(
            "org.openjdk.jmc.console.ui",
            "org.openjdk.jmc.console.ui.editor.IConsolePageSupportTester");
    return Application.implement(
        type,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "isSupported" -> isSupported(arguments[0]);
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> ConsoleSupport.class.getName();
            });
  }

  private static boolean isSupported(Object editor) {
    IConnectionHandle handle =
        editor instanceof IAdaptable adaptable
            ? adaptable.getAdapter(IConnectionHandle.class)
            : null;
    MBeanServerConnection connection =
        handle == null ? null : handle.getServiceOrNull(MBeanServerConnection.class);
    // Better an empty tab than none where there might be something.
    return connection == null || hasAgent(connection, PATIENCE_MILLIS);
  }

  static boolean hasAgent(MBeanServerConnection connection, long patienceMillis) {
    try {
      ObjectName agent = new ObjectName(AGENT);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      while (!connection.isRegistered(agent)) {
        if (System.nanoTime() > end || !isExpected(connection)) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException | JMException e) {
      Application.warn("It is not known whether the JVM has the agent", e);
      return true;
    }
  }

  /** Whether the JVM was started with the agent. */
  private static boolean isExpected(MBeanServerConnection connection)
      throws IOException, JMException {
    Object arguments = connection.getAttribute(new ObjectName(RUNTIME), "InputArguments");
    return arguments instanceof String[] all
        && Arrays.stream(all).anyMatch(one -> one.contains("kernel-memory-agent"));
  }
}
