import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;
import javax.management.MBeanServerBuilder;

/**
 * Installs a LogManager and an MBeanServerBuilder of its own, as WildFly does, some seconds after its
 * start. Whoever asked for the platform MBeanServer or for a Logger before has spoilt that.
 */
public final class OwnServerApp {
  static final AtomicInteger LOG_MANAGERS = new AtomicInteger();
  static final AtomicInteger BUILDERS = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Thread.sleep(3000);
    System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
    System.setProperty("javax.management.builder.initial", OwnBuilder.class.getName());
    String logManager = LogManager.getLogManager().getClass().getName();
    ManagementFactory.getPlatformMBeanServer();
    System.out.println(logManager + " " + LOG_MANAGERS + " " + BUILDERS);
    for (int i = 0; i < 100 && !registered(); i++) {
      Thread.sleep(100);
    }
    System.out.println("agent registered " + registered());
  }

  private static boolean registered() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .isRegistered(
            new javax.management.ObjectName("dev.kernelmemory:type=KernelMemory,scope=Host"));
  }

  /** Counts its instances. */
  public static final class OwnLogManager extends LogManager {
    public OwnLogManager() {
      LOG_MANAGERS.incrementAndGet();
    }
  }

  /** Counts its instances. */
  public static final class OwnBuilder extends MBeanServerBuilder {
    public OwnBuilder() {
      BUILDERS.incrementAndGet();
    }
  }
}
