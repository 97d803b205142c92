package dev.kernelmemory.jmx;

import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.sample.NodeMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Scope;
import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
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

  /** The JVM's control group. */
  public static final String CONTAINER = "dev.kernelmemory:type=KernelMemory,scope=Container";

  /** The JVM. */
  public static final String PROCESS = "dev.kernelmemory:type=KernelMemory,scope=Process";

  /** A NUMA node; its number follows. */
  private static final String NODE = "dev.kernelmemory:type=KernelMemory,scope=Node,name=";

  private static final String HOST_PRESSURE = "dev.kernelmemory:type=MemoryPressure,scope=Host";
  private static final String CONTAINER_PRESSURE =
      "dev.kernelmemory:type=MemoryPressure,scope=Container";

  private static final String DETAIL = "dev.kernelmemory:type=Detail";

  private static final String HOST_BEAN = "dev.kernelmemory.jmx.HostBean";

  /** The agent itself. */
  public static final String AGENT = "dev.kernelmemory:type=Agent";

  private final Sampler sampler;
  private final Supplier<LiveAnalysis> analysis;
  private final BooleanSupplier stacksInVmalloc;
  private final String version;
  private final List<String> options;
  private final boolean detail;
  private final Runnable stop;
  private final List<String> registered = new ArrayList<>();
  private final Supplier<String[]> drivers;
  private @Nullable ScopeBeans beans;
  private @Nullable MBeanServer server;
  private @Nullable ObjectName runtime;

  /**
   * Makes a publisher; nothing is looked up yet.
   *
   * @param analysis what findings come from; asked for when the MXBeans are registered
   * @param stacksInVmalloc whether kernel stacks may be in vmalloc; asked when LowerBound is
   * @param detail whether there is detail to show
   * @param stop what the operation {@code stop()} does
   * @param drivers the state of each driver
   */
  public MBeanPublisher(
      Sampler sampler,
      Supplier<LiveAnalysis> analysis,
      BooleanSupplier stacksInVmalloc,
      String version,
      List<String> options,
      boolean detail,
      Runnable stop,
      Supplier<String[]> drivers) {
    this.sampler = sampler;
    this.analysis = analysis;
    this.stacksInVmalloc = stacksInVmalloc;
    this.version = version;
    this.options = options;
    this.detail = detail;
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
    if (platform == null || !areBeansLoadable()) {
      return false;
    }
    server = platform;
    // Named in a class of their own, so that this one can be linked without loading them.
    ScopeBeans scopes =
        new ScopeBeans(sampler, analysis.get(), stacksInVmalloc, new JvmMemoryReader());
    beans = scopes;
    for (Scope scope : Scope.values()) {
      register(platform, of(scope), scopes.get(scope));
    }
    register(platform, HOST_PRESSURE, new PressureBean(sampler, Scope.HOST));
    register(platform, CONTAINER_PRESSURE, new PressureBean(sampler, Scope.CONTAINER));
    List<NodeMemory> nodes = sampler.latest().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      register(platform, NODE + nodes.get(i).node(), new NodeBean(sampler, i));
    }
    if (detail) {
      register(platform, DETAIL, new DetailBean(sampler));
    }
    register(platform, AGENT, new AgentBean(version, options, sampler, stop, drivers));
    return true;
  }

  /** The name of a scope's bean. */
  static String of(Scope scope) {
    switch (scope) {
      case CONTAINER:
        return CONTAINER;
      case PROCESS:
        return PROCESS;
      default:
        return HOST;
    }
  }

  /**
   * Whether the agent's jar can be read just now: not while there are no descriptors left. Asked by
   * name, since the JVM never forgets that a class once could not be loaded.
   */
  private static boolean areBeansLoadable() {
    try {
      Class.forName(HOST_BEAN, false, MBeanPublisher.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private void register(MBeanServer platform, String name, Object bean) throws JMException {
    platform.registerMBean(bean, new ObjectName(name));
    registered.add(name);
  }

  /** Unregisters the MXBeans. */
  @Override
  public synchronized void close() {
    MBeanServer registeredAt = server;
    server = null;
    ScopeBeans listening = beans;
    beans = null;
    if (listening != null) {
      listening.close();
    }
    if (registeredAt != null) {
      for (String name : registered) {
        unregister(registeredAt, name);
      }
      registered.clear();
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
