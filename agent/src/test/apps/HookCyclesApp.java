import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import jdk.jfr.Recording;

/**
 * Starts and stops recordings that have hooks put in and taken out, as often as it is told, and
 * tells what metaspace that took.
 *
 * <p>Hooks stay for a second after the last recording, which would make five minutes of 300 times.
 * The pause is cut short the way the agent's end cuts it short, by the field {@code closed}; every
 * 50th time it is waited for. All else goes its usual way.
 */
public final class HookCyclesApp {
  private static final int UNHURRIED = 50;

  private static final int TOLD = 10;

  private final String[] names;
  private final Supplier<?> drivers;
  private final Field closed;
  private final Field worker;

  private HookCyclesApp(String[] names, Supplier<?> drivers) throws Exception {
    this.names = names;
    this.drivers = drivers;
    this.closed = field(drivers.getClass(), "closed");
    this.worker = field(drivers.getClass(), "worker");
  }

  /** Arguments: the drivers, how often to warm up, and how often all in all. */
  public static void main(String[] args) throws Exception {
    String[] names = args[0].split(",");
    int warmUp = Integer.parseInt(args[1]);
    int all = Integer.parseInt(args[2]);
    // The first recording has JFR put up, and the agent its drivers.
    new Recording().start();
    HookCyclesApp app = new HookCyclesApp(names, findDrivers());
    long before = 0;
    for (int i = 1; i <= all; i++) {
      app.cycle(i % UNHURRIED != 0);
      if (i == warmUp) {
        before = metaspaceBytes();
      }
      if (i % TOLD == 0) {
        System.out.println("after " + i);
      }
    }
    System.out.println("grown by " + (metaspaceBytes() - before));
    System.out.println("threads " + Thread.getAllStackTraces().keySet());
    while (System.in.read() >= 0) {
      // Whatever is typed is passed over.
    }
  }

  private void cycle(boolean hurried) throws Exception {
    try (Recording recording = new Recording()) {
      for (String driver : names) {
        recording.enable("dev.kernelmemory." + driver);
      }
      recording.start();
      await("installed");
      new FileInputStream("/proc/self/stat").close();
      SocketChannel.open().close();
    }
    awaitIdle(hurried);
  }

  private void awaitIdle(boolean hurried) throws Exception {
    if (hurried) {
      setClosed(true);
    }
    await("idle");
    awaitWorker();
    if (hurried) {
      setClosed(false);
    }
  }

  private void setClosed(boolean value) throws Exception {
    synchronized (drivers) {
      closed.setBoolean(drivers, value);
      drivers.notifyAll();
    }
  }

  private void awaitWorker() throws Exception {
    long end = System.nanoTime() + 30_000_000_000L;
    synchronized (drivers) {
      while (worker.get(drivers) != null) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException("the drivers' thread does not end");
        }
        drivers.wait(100);
      }
    }
  }

  private void await(String state) {
    long end = System.nanoTime() + 30_000_000_000L;
    for (String driver : names) {
      String line = driver + ": " + state;
      while (!Arrays.asList((String[]) drivers.get()).contains(line)) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException("waited in vain for " + line);
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** The agent's own: the launcher has the bootstrap, that the agent proper, that the drivers. */
  private static Supplier<?> findDrivers() throws Exception {
    Class<?> launcher = Class.forName("dev.kernelmemory.agent.Launcher");
    Object bootstrap = field(launcher, "running").get(null);
    Method core = bootstrap.getClass().getDeclaredMethod("core");
    core.setAccessible(true);
    Object agent = core.invoke(bootstrap);
    return (Supplier<?>) field(agent.getClass(), "drivers").get(agent);
  }

  private static Field field(Class<?> type, String name) throws Exception {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static long metaspaceBytes() {
    System.gc();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed();
      }
    }
    throw new IllegalStateException("this JVM has no pool of the name Metaspace");
  }
}
