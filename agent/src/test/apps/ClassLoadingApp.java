import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Event;

/**
 * Loads event classes, and classes by the thousand, on several threads from its first moment on:
 * where JFR's locks and class loading's have met and stopped JVMs (JDK-8371889, JDK-8368670).
 */
public final class ClassLoadingApp {
  /** An event of the application's own, to be initialised anew in each loader. */
  public static final class OwnEvent extends Event {
    int number;
  }

  public static void main(String[] args) throws Exception {
    URL here = ClassLoadingApp.class.getProtectionDomain().getCodeSource().getLocation();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread = new Thread(() -> load(here));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("loaded");
  }

  private static void load(URL here) {
    try {
      for (int i = 0; i < 50; i++) {
        URLClassLoader loader = new URLClassLoader(new URL[] {here}, null);
        Class<?> event = Class.forName("ClassLoadingApp$OwnEvent", true, loader);
        event.getMethod("commit").invoke(event.getConstructor().newInstance());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
