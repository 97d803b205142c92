package dev.kernelmemory.benchmarks.hello;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.Recording;

/** The JVM that opens a file in a hot loop, or has hooks put in and taken out again. */
public final class DriversHello {
  public static final String PLAIN = "PLAIN";
  public static final String BY_HAND = "BY_HAND";
  public static final String HOOKED = "HOOKED";
  public static final String CYCLES = "CYCLES";

  private static final String FILE = "/proc/self/stat";
  private static final int OPENS_PER_BATCH = 200;
  private static final int MAX_BATCHES = 100_000;
  private static final String EVENT = "dev.kernelmemory.FileOpen";
  private static final Pattern INSTALLED = Pattern.compile("FileOpen: installed");
  private static final Pattern ALL_IDLE = Pattern.compile("(?s)\\A(?!.*installed)");
  private static final List<String> ALL =
      List.of(
          "FileOpen",
          "DirectoryOpen",
          "FileMap",
          "DirectMemoryReserve",
          "SocketOpen",
          "SocketAccept",
          "SelectorOpen",
          "NameLookup");

  /** Linux keeps fifteen characters of a name. */
  private static final String THREAD = "kernel-memory-d";

  private static long threadCpuNanos;

  private DriversHello() {}

  /** Arguments: the mode, then milliseconds to measure or the number of cycles. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, JMException {
    String mode = arguments[0];
    int amount = Integer.parseInt(arguments[1]);
    try (Recording recording = new Recording()) {
      recording.start();
      switch (mode) {
        case PLAIN -> System.out.println(nanosPerOpen(amount, false));
        case BY_HAND -> {
          recording.enable(HandMade.class);
          System.out.println(nanosPerOpen(amount, true));
        }
        case HOOKED -> {
          recording.enable(EVENT);
          await(INSTALLED);
          System.out.println(nanosPerOpen(amount, false));
        }
        default -> System.out.println(cycles(amount));
      }
    }
  }

  private static double nanosPerOpen(int millis, boolean byHand) throws IOException {
    measure(millis, byHand);
    return measure(millis, byHand);
  }

  private static double measure(int millis, boolean byHand) throws IOException {
    double[] batches = new double[MAX_BATCHES];
    int measured = 0;
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
    while (start - end < 0 && measured < MAX_BATCHES) {
      for (int i = 0; i < OPENS_PER_BATCH; i++) {
        open(byHand);
      }
      long now = System.nanoTime();
      batches[measured++] = (double) (now - start) / OPENS_PER_BATCH;
      start = now;
    }
    return median(batches, measured);
  }

  private static void open(boolean byHand) throws IOException {
    FileInputStream opened = new FileInputStream(FILE);
    if (byHand) {
      HandMade.opened(FILE);
    }
    opened.close();
  }

  /**
   * Has hooks put in and taken out.
   *
   * @return CPU milliseconds of the thread for the first and for a median installation, and
   *     kibibytes of metaspace that were added from the third cycle to the last
   */
  private static String cycles(int cycles) throws InterruptedException, JMException {
    double[] cpuMillis = new double[cycles];
    long metaspace = 0;
    for (int i = 0; i < cycles; i++) {
      try (Recording recording = new Recording()) {
        for (String event : ALL) {
          recording.enable("dev.kernelmemory." + event);
        }
        threadCpuNanos = 0;
        recording.start();
        await(INSTALLED);
        cpuMillis[i] = threadCpuNanos / 1e6;
      }
      await(ALL_IDLE);
      if (i == 2) {
        metaspace = metaspaceBytes();
      }
    }
    long added = metaspaceBytes() - metaspace;
    double first = cpuMillis[0];
    return first + " " + median(cpuMillis, cycles) + " " + added / 1024.0;
  }

  private static void await(Pattern states) throws InterruptedException, JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName agent = new ObjectName("dev.kernelmemory:type=Agent");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!server.isRegistered(agent)
        || !states
            .matcher(String.join("\n", (String[]) server.getAttribute(agent, "Drivers")))
            .find()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("waited in vain for drivers that are " + states);
      }
      lookAtThread();
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static double median(double[] values, int length) {
    Arrays.sort(values, 0, length);
    return values[length / 2];
  }

  /** The thread ends with its work: what was seen last, milliseconds before, has to do. */
  private static void lookAtThread() {
    File[] tasks = new File("/proc/self/task").listFiles();
    for (File task : tasks == null ? new File[0] : tasks) {
      threadCpuNanos = Math.max(threadCpuNanos, cpuNanos(task));
    }
  }

  /** Of a task, if it is the thread that is looked for and has not just ended, as threads do. */
  private static long cpuNanos(File task) {
    try {
      if (!Files.readString(task.toPath().resolve("comm")).trim().equals(THREAD)) {
        return 0;
      }
      String schedstat = Files.readString(task.toPath().resolve("schedstat"));
      return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
    } catch (IOException e) {
      return 0;
    }
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
