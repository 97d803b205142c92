import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * An application in trouble: does what its first argument says, prints what came of it, says "done",
 * and ends at the next line of input. What it prints must be the same with the agent and without.
 */
public final class HostileApp {
  private static final AtomicInteger UNCAUGHT = new AtomicInteger();
  private static volatile Object keep;
  private static final List<Object> HOARD = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    // JFR's own threads may well die of a full heap, which is the same without the agent.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          if (thread.getName().startsWith("kernel-memory")) {
            UNCAUGHT.incrementAndGet();
          }
        });
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    out.println("ready");
    String go = in.readLine();
    while (go != null && !go.equals("end")) {
      out.println("result " + trouble(args[0], args, in) + ", uncaught " + UNCAUGHT.get());
      go = in.readLine();
    }
  }

  private static String trouble(String kind, String[] args, BufferedReader in) throws Exception {
    switch (kind) {
      case "heap":
        return fillHeap();
      case "metaspace":
        return fillMetaspace();
      case "stack":
        return overflow(new File("/nowhere/" + args.length));
      case "threads":
        return manyThreads(Integer.parseInt(args[1]));
      case "refused":
        return refusedThreads();
      case "interrupts":
        return interruptAll();
      case "stderr":
        return loseStandardError();
      case "server":
        return swapServer();
      case "descriptors":
        return exhaustDescriptors();
      case "recordings":
        return Recordings.cycle(Integer.parseInt(args[1]));
      case "policy":
        return underPolicy();
      case "exit":
        exitFromHook();
        return "";
      default:
        throw new IllegalArgumentException(kind);
    }
  }

  private static String fillHeap() throws InterruptedException {
    int errors = 0;
    for (int round = 0; round < 6; round++) {
      List<byte[]> hoard = new ArrayList<>(1 << 14);
      try {
        for (int size = 1 << 20; size >= 16; ) {
          try {
            hoard.add(new byte[size]);
          } catch (OutOfMemoryError e) {
            size /= 4;
          }
        }
        errors++;
        stayFull();
      } finally {
        hoard.clear();
      }
    }
    return "heap full " + errors + " times";
  }

  /** Even sleeping may take memory. */
  private static void stayFull() throws InterruptedException {
    long end = System.nanoTime() + 200_000_000;
    while (System.nanoTime() < end) {
      try {
        Thread.sleep(20);
      } catch (OutOfMemoryError e) {
        Thread.yield();
      }
    }
  }

  private static String fillMetaspace() throws Exception {
    int errors = 0;
    byte[] file = classFile("HostileApp$Ballast");
    for (int round = 0; round < 2; round++) {
      List<Object> hoard = new ArrayList<>();
      try {
        while (true) {
          hoard.add(new Loader(file).define().getDeclaredConstructor().newInstance());
        }
      } catch (OutOfMemoryError e) {
        errors++;
        Thread.sleep(300);
      }
      hoard.clear();
      System.gc();
    }
    return "metaspace full " + errors + " times";
  }

  /** Class loaders that are let go of leave their metaspace at the next collection. */
  private static final class Loader extends ClassLoader {
    private final byte[] file;

    Loader(byte[] file) {
      super(HostileApp.class.getClassLoader());
      this.file = file;
    }

    Class<?> define() {
      return defineClass("HostileApp$Ballast", file, 0, file.length);
    }
  }

  public static final class Ballast {
    public Ballast() {}
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream in = HostileApp.class.getResourceAsStream(name + ".class")) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        file.write(b);
      }
      return file.toByteArray();
    }
  }

  private static String overflow(File missing) {
    int overflows = 0;
    int others = 0;
    for (int i = 0; i < 50; i++) {
      try {
        descend(missing, 0);
      } catch (StackOverflowError e) {
        overflows++;
      } catch (Throwable t) {
        others++;
      }
    }
    return overflows + " overflows, " + others + " others, then " + missing.exists() + read();
  }

  private static int descend(File missing, int depth) {
    if (missing.exists() || Files.exists(missing.toPath())) {
      return depth;
    }
    read();
    return descend(missing, depth + 1) + 1;
  }

  private static int read() {
    try (FileInputStream in = new FileInputStream("/dev/null")) {
      return in.read();
    } catch (IOException e) {
      return -2;
    }
  }

  private static String manyThreads(int count) throws InterruptedException {
    Thread[] threads = new Thread[count];
    AtomicInteger ran = new AtomicInteger();
    Object gate = new Object();
    boolean[] open = {false};
    for (int i = 0; i < count; i++) {
      threads[i] =
          new Thread(
              null,
              () -> {
                ran.incrementAndGet();
                synchronized (gate) {
                  while (!open[0]) {
                    try {
                      gate.wait();
                    } catch (InterruptedException e) {
                      return;
                    }
                  }
                }
              },
              "one of many",
              128 << 10);
      threads[i].start();
    }
    while (ran.get() < count) {
      Thread.sleep(10);
    }
    Thread.sleep(500);
    synchronized (gate) {
      open[0] = true;
      gate.notifyAll();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return ran.get() + " threads";
  }

  /** Starts threads until none can be started, or ends them, by turns. */
  private static String refusedThreads() {
    if (!HOARD.isEmpty()) {
      for (Object thread : HOARD) {
        ((Thread) thread).interrupt();
      }
      HOARD.clear();
      return "released";
    }
    try {
      while (HOARD.size() < 20_000) {
        Thread thread = new Thread(null, HostileApp::sleep, "hoarded", 128 << 10);
        thread.setDaemon(true);
        thread.start();
        HOARD.add(thread);
      }
      return "never refused";
    } catch (OutOfMemoryError e) {
      return "refused";
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String interruptAll() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith("kernel-memory")) {
          thread.interrupt();
        }
      }
      Thread.sleep(10);
    }
    return "interrupted";
  }

  private static String loseStandardError() {
    System.err.close();
    System.setErr(
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                throw new IllegalStateException("no standard error any more");
              }
            }) {
          @Override
          public void println(String line) {
            throw new IllegalStateException("no standard error any more");
          }
        });
    return "lost";
  }

  private static String swapServer() throws Exception {
    MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
    Thread.sleep(300);
    for (ObjectName name : platform.queryNames(new ObjectName("dev.kernelmemory:*"), null)) {
      platform.unregisterMBean(name);
    }
    MBeanServer own = MBeanServerFactory.createMBeanServer("own");
    MBeanServerFactory.releaseMBeanServer(own);
    return "swapped " + own.getDefaultDomain();
  }

  private static String exhaustDescriptors() throws Exception {
    if (!HOARD.isEmpty()) {
      for (Object open : HOARD) {
        ((FileInputStream) open).close();
      }
      HOARD.clear();
      return "released";
    }
    // The agent looks for the server, and has to unpack classes for its MBeans, from now on.
    ManagementFactory.getPlatformMBeanServer();
    try {
      while (HOARD.size() < 100_000) {
        HOARD.add(new FileInputStream("/dev/null"));
      }
      return "never exhausted";
    } catch (IOException e) {
      Thread.sleep(500);
      return "exhausted";
    }
  }

  private static String underPolicy() throws Exception {
    String refused = "";
    try {
      new FileInputStream("/etc/hostname").close();
    } catch (SecurityException e) {
      refused = "refused";
    }
    Thread.sleep(500);
    return "application " + refused + " " + ManagementFactory.getPlatformMBeanServer().getDefaultDomain();
  }

  private static void exitFromHook() throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  Thread exit = new Thread(() -> System.exit(5));
                  exit.setDaemon(true);
                  exit.start();
                  try {
                    Thread.sleep(200);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  Runtime.getRuntime().halt(7);
                }));
    System.exit(3);
  }

  /** Apart, so that the application runs without jdk.jfr. */
  private static final class Recordings {
    static String cycle(int times) throws Exception {
      for (int i = 0; i < times; i++) {
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
          recording.enable("dev.kernelmemory.NameLookup");
          recording.enable("dev.kernelmemory.FileOpen");
          recording.enable("dev.kernelmemory.HostKernelMemory");
          recording.start();
          keep = new File("/nowhere/" + i).exists();
          recording.stop();
        }
      }
      TreeSet<String> left = new TreeSet<>();
      for (jdk.jfr.Recording open : jdk.jfr.FlightRecorder.getFlightRecorder().getRecordings()) {
        left.add(open.getName());
      }
      return times + " recordings, left " + left;
    }
  }
}
