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
  private final List<JmxClient> clients = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong polls = new AtomicLong();
  private final long periodMillis;
  private volatile boolean ended;

  /** Connects them. */
  Pollers(Child child, int count, long periodMillis) throws Exception {
    this.periodMillis = periodMillis;
    for (int i = 0; i < count; i++) {
      JmxClient client = JmxClient.attach(child);
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
        for (ObjectName bean : connection.queryNames(new ObjectName("dev.kernelmemory:*"), null)) {
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
