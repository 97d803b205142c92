import java.io.FileInputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * Loads classes, some of them events, in ever new loaders, and registers and unregisters events of
 * its own, on several threads, while recordings that want the drivers' events come and go; for as
 * many seconds as it is told.
 */
public final class RegistrationApp {
  private static final String[] FRESH = {
    "BusyApp", "ClassLoadingApp", "DriversApp", "LeakApp", "ClassLoadingApp$OwnEvent"
  };

  /** One of the application's events, registered by one thread. */
  public static final class First extends Event {
    int number;
  }

  /** Another, registered by another thread. */
  public static final class Second extends Event {
    int number;
  }

  private static final AtomicInteger FAILURES = new AtomicInteger();
  private static long end;

  /** A round of work; takes the number of the round. */
  private interface Work {
    void round(int number) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.parseInt(args[0]));
    URL here = RegistrationApp.class.getProtectionDomain().getCodeSource().getLocation();
    Thread[] threads = {
      loop("loads", number -> load(here)),
      loop("loads as well", number -> load(here)),
      loop("registers", number -> register(First.class)),
      loop("registers as well", number -> register(Second.class)),
      loop("records", RegistrationApp::record),
      loop("records as well", number -> recordPlainly())
    };
    System.out.println("ready");
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("failures " + FAILURES);
  }

  private static void load(URL here) throws Exception {
    URLClassLoader loader = new URLClassLoader(new URL[] {here}, null);
    for (String name : FRESH) {
      Class<?> type = Class.forName(name, true, loader);
      if (name.endsWith("Event")) {
        type.getMethod("commit").invoke(type.getConstructor().newInstance());
      }
    }
    loader.close();
  }

  private static void register(Class<? extends Event> type) throws Exception {
    FlightRecorder.register(type);
    type.getMethod("commit").invoke(type.getConstructor().newInstance());
    FlightRecorder.unregister(type);
  }

  /** Four times in a row the hooks stay; then there is a pause that is longer than they do. */
  private static void record(int number) throws Exception {
    try (Recording recording = new Recording()) {
      recording.enable("dev.kernelmemory.FileOpen");
      recording.start();
      new FileInputStream("/proc/self/stat").close();
      recording.enable("dev.kernelmemory.SocketOpen");
      SocketChannel.open().close();
      TimeUnit.MILLISECONDS.sleep(300);
    }
    if (number % 4 == 0) {
      TimeUnit.MILLISECONDS.sleep(1600);
    }
  }

  private static void recordPlainly() throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static Thread loop(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int i = 1; System.nanoTime() - end < 0; i++) {
                  work.round(i);
                  LockSupport.parkNanos(20_000_000);
                }
              } catch (Exception | Error e) {
                FAILURES.incrementAndGet();
                e.printStackTrace();
              }
            },
            name);
    thread.start();
    return thread;
  }
}
