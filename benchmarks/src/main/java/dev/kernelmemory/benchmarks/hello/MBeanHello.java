package dev.kernelmemory.benchmarks.hello;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An application that creates the platform MBeanServer and, once a second, reads all attributes of
 * the agent's MBean if it is there.
 */
public final class MBeanHello {
  private MBeanHello() {}

  public static void main(String[] arguments) throws JMException, InterruptedException {
    ObjectName name = new ObjectName("dev.kernelmemory:type=KernelMemory,scope=Host");
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    while (true) {
      Thread.sleep(1000);
      if (server.isRegistered(name)) {
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
          server.getAttribute(name, attribute.getName());
        }
      }
    }
  }
}
