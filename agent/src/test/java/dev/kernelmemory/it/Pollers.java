package dev.kernelmemory.it;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** JMX clients, each on a connection of its own, that read every attribute over and over. */
final class Pollers implements AutoCloseable {
  /** The agent's MBeans. */
  static final String AGENT = "dev.kernelmemory:*";

  /** A platform MBean, for a JVM without the agent. */
  static final String PLATFORM = "java.lang:type=Threading";

  private final List<JmxClient> clients = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong polls = new AtomicLong();
  private final String beans;
  private final long periodMillis;
  private volatile boolean ended;

  /** Connects them. */
  Pollers(Child child, String beans, int count, long periodMillis) throws Exception {
    this.beans = beans;
    this.periodMillis = periodMillis;
    for (int i = 0; i < count; i++) {
      JmxClient client = JmxClient.connect(child);
      Poll.until(
          beans,
          () -> client.connection().queryNames(new ObjectName(beans), null),
          names -> !names.isEmpty());
      clients.add(client);
      Thread thread = new Thread(() -> poll(client.connection()), "poller " + i);
      threads.add(thread);
      thread.start();
    }
  }

  /** How often a client has read everything. */
  long polls() {
    return polls.get();
  }

  List<String> failures() {
    return failures;
  }

  private void poll(MBeanServerConnection connection) {
    try {
      while (!ended) {
        for (ObjectName bean : connection.queryNames(new ObjectName(beans), null)) {
          MBeanAttributeInfo[] attributes = connection.getMBeanInfo(bean).getAttributes();
          String[] names = new String[attributes.length];
          for (int i = 0; i < names.length; i++) {
            names[i] = attributes[i].getName();
          }
          int read = connection.getAttributes(bean, names).size();
          if (read != names.length) {
            failures.add(bean + ": " + read + " of " + names.length + " attributes");
          }
        }
        polls.incrementAndGet();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(periodMillis));
      }
    } catch (Exception e) {
      if (!ended) {
        failures.add(e.toString());
      }
    }
  }

  @Override
  public void close() throws IOException {
    ended = true;
    threads.forEach(LockSupport::unpark);
    for (JmxClient client : clients) {
      client.close();
    }
  }
}
