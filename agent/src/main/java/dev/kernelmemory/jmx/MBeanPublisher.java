package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Sampler;
import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Registers the MXBeans once the platform MBeanServer exists.
 *
 * <p>Asking for that server would create it, together with the LogManager, possibly before the
 * application has put its own in place; so it is only looked for, among the servers that exist.
 */
public final class MBeanPublisher implements Closeable {
  /** The host's memory. */
  public static final String HOST = "dev.kernelmemory:type=KernelMemory,scope=Host";

  /** The agent itself. */
  public static final String AGENT = "dev.kernelmemory:type=Agent";

  private final Sampler sampler;
  private final BooleanSupplier stacksInVmalloc;
  private final String version;
  private final List<String> options;
  private final Runnable stop;
  private final Supplier<String[]> drivers;
  private @Nullable MBeanServer server;
  private @Nullable ObjectName runtime;

  /**
   * Makes a publisher; nothing is looked up yet.
   *
   * @param stacksInVmalloc whether kernel stacks may be in vmalloc; asked once, at registration
   * @param stop what the operation {@code stop()} does
   * @param drivers the state of each driver
   */
  public MBeanPublisher(
      Sampler sampler,
      BooleanSupplier stacksInVmalloc,
      String version,
      List<String> options,
      Runnable stop,
      Supplier<String[]> drivers) {
    this.sampler = sampler;
    this.stacksInVmalloc = stacksInVmalloc;
    this.version = version;
    this.options = options;
    this.stop = stop;
    this.drivers = drivers;
  }

  /**
   * Registers the MXBeans if the platform MBeanServer has come into being.
   *
   * @param eager whether to create it
   * @return whether the MXBeans are registered
   * @throws JMException if the server refuses them
   */
  public synchronized boolean registerWhenPossible(boolean eager) throws JMException {
    if (server != null) {
      return true;
    }
    MBeanServer platform = eager ? ManagementFactory.getPlatformMBeanServer() : find();
    if (platform == null) {
      return false;
    }
    HostKernelMemory host = new HostKernelMemory(sampler, stacksInVmalloc.getAsBoolean());
    AgentControl agent = new AgentControl(version, options, sampler, stop, drivers);
    platform.registerMBean(
        new DescribedMBean(host, KernelMemoryMXBean.class, new HistoryOperation(sampler.history())),
        new ObjectName(HOST));
    server = platform;
    platform.registerMBean(
        new DescribedMBean(agent, AgentMXBean.class, null), new ObjectName(AGENT));
    return true;
  }

  /** Unregisters the MXBeans. */
  @Override
  public synchronized void close() {
    MBeanServer registeredAt = server;
    server = null;
    if (registeredAt != null) {
      unregister(registeredAt, HOST);
      unregister(registeredAt, AGENT);
    }
  }

  private static void unregister(MBeanServer server, String name) {
    try {
      server.unregisterMBean(new ObjectName(name));
    } catch (InstanceNotFoundException e) {
      // The application has emptied its server: what was to be achieved holds.
      return;
    } catch (JMException e) {
      throw new IllegalStateException(name + " can't be unregistered", e);
    }
  }

  private @Nullable MBeanServer find() throws JMException {
    List<MBeanServer> candidates = MBeanServerFactory.findMBeanServer(null);
    if (candidates.isEmpty()) {
      return null;
    }
    if (runtime == null) {
      runtime = new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME);
    }
    for (MBeanServer candidate : candidates) {
      if (candidate.isRegistered(runtime)) {
        return candidate;
      }
    }
    return null;
  }
}
