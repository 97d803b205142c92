package dev.kernelmemory.cli;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A running JVM and its MBeans, by a local JMX connection.
 *
 * <p>If the agent is not loaded there, it is, and is ended there at the end, also if this program
 * is ended before: the JVM is left as it was found, but for its JMX connector.
 */
final class TargetJvm implements Closeable {
  private static final String AGENT = "dev.kernelmemory:type=Agent";
  private static final int REGISTRATION_TENTHS = 100;

  private final String pid;
  private final JMXConnector connector;
  private final MBeanServerConnection connection;
  private final Thread atExit = new Thread(this::stopAgent, "kernel-memory-clean-up");
  private final AtomicBoolean toStop = new AtomicBoolean();

  private TargetJvm(String pid, JMXConnector connector) throws IOException {
    this.pid = pid;
    this.connector = connector;
    this.connection = connector.getMBeanServerConnection();
  }

  /**
   * Connects to a process.
   *
   * @param err told if the agent is loaded
   * @throws IOException if that can't be; the message says why
   */
  // The address is from the process itself, which is this user's own.
  @SuppressWarnings("BanJNDI")
  static TargetJvm connect(String pid, PrintStream err)
      throws IOException, JMException, InterruptedException {
    String objection = new TargetProcess(pid).objection(ownJar());
    if (objection != null) {
      throw new IOException(objection);
    }
    JMXServiceURL address = new JMXServiceURL(ManagementAddress.of(pid));
    TargetJvm target = new TargetJvm(pid, JMXConnectorFactory.connect(address));
    try {
      target.awaitAgent(err);
      return target;
    } catch (IOException | JMException | InterruptedException | RuntimeException e) {
      target.close();
      throw e;
    }
  }

  MBeanServerConnection connection() {
    return connection;
  }

  private void awaitAgent(PrintStream err) throws IOException, JMException, InterruptedException {
    ObjectName agent = new ObjectName(AGENT);
    if (connection.isRegistered(agent)) {
      return;
    }
    // An agent that is there registers as soon as the connection has made the MBean server.
    Thread.sleep(1500);
    if (!connection.isRegistered(agent)) {
      err.println(
          "process " + pid + " has no kernel-memory-agent: loading it until this command ends");
      toStop.set(true);
      Runtime.getRuntime().addShutdownHook(atExit);
      Attach.attachment().attach(ownJar(), pid, "");
    }
    for (int i = 0; i < REGISTRATION_TENTHS; i++) {
      if (connection.isRegistered(agent)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IOException("the agent's MBeans do not appear; its standard error may say why");
  }

  private void stopAgent() {
    if (toStop.getAndSet(false)) {
      try {
        Attach.attachment().attach(ownJar(), pid, "stop");
      } catch (IOException e) {
        System.err.println("the agent stays loaded: " + e.getMessage());
      }
    }
  }

  private static File ownJar() throws IOException {
    try {
      return Attach.ownJar();
    } catch (URISyntaxException e) {
      throw new IOException("the agent's jar has no path", e);
    }
  }

  @Override
  public void close() throws IOException {
    boolean loaded = toStop.get();
    stopAgent();
    if (loaded) {
      removeHook();
    }
    connector.close();
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The program is ending: the hook runs, and finds nothing to do.
      return;
    }
  }
}
