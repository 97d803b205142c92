package dev.kernelmemory.jmc.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

final class ConsoleSupportTest {
  private static final long PATIENCE_MILLIS = 60_000;

  @Test
  void aJvmWithTheAgentHasTheTab() throws Exception {
    MBeanServer server = server("-Xmx1g");
    server.registerMBean(bean("-Xmx1g"), new ObjectName("dev.kernelmemory:type=Agent"));
    assertThat(ConsoleSupport.hasAgent(server, PATIENCE_MILLIS)).isTrue();
  }

  @Test
  void aJvmWithoutItDoesNot() throws Exception {
    assertThat(ConsoleSupport.hasAgent(server("-Xmx1g"), PATIENCE_MILLIS)).isFalse();
  }

  @Test
  void aJvmThatWasStartedWithItIsGivenTime() throws Exception {
    MBeanServer server = server("-javaagent:kernel-memory-agent.jar");
    Thread agent =
        new Thread(
            () -> {
              try {
                Thread.sleep(300);
                server.registerMBean(bean("x"), new ObjectName("dev.kernelmemory:type=Agent"));
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    agent.start();
    assertThat(ConsoleSupport.hasAgent(server, PATIENCE_MILLIS)).isTrue();
    agent.join();
  }

  private static MBeanServer server(String argument) throws Exception {
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    server.registerMBean(bean(argument), new ObjectName("java.lang:type=Runtime"));
    return server;
  }

  private static StandardMBean bean(String argument) throws Exception {
    return new StandardMBean(new Arguments(argument), HasArguments.class);
  }

  /** The part of the runtime's MBean that is asked. */
  public interface HasArguments {
    String[] getInputArguments();
  }

  private record Arguments(String argument) implements HasArguments {
    @Override
    public String[] getInputArguments() {
      return new String[] {argument};
    }
  }
}
