import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An application that does what the test tells it, line by line, and answers each with a line. */
public final class CommandApp {
  private static final List<MappedByteBuffer> MAPPINGS = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      System.out.println(answer(words[0], words.length > 1 ? words[1] : ""));
    }
  }

  private static String answer(String command, String argument) throws Exception {
    switch (command) {
      case "threads":
        return startThreads(Integer.parseInt(argument));
      case "map":
        return map(new File(argument));
      case "mbeans":
        return Jmx.registered();
      case "server":
        return Jmx.createServer();
      case "eventTypes":
        return Jfr.eventTypes();
      case "agentThreads":
        return String.valueOf(agentThreads());
      default:
        return "unknown command " + command;
    }
  }

  private static String startThreads(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(null, CommandApp::sleep, "parked", 128 << 10);
      thread.setDaemon(true);
      thread.start();
    }
    return "started " + count;
  }

  private static void sleep() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Touches one page for each of 4096 page tables. */
  private static String map(File file) throws Exception {
    int sum = 0;
    try (RandomAccessFile sparse = new RandomAccessFile(file, "rw");
        FileChannel channel = sparse.getChannel()) {
      sparse.setLength(8L << 30);
      for (long gib = 0; gib < 8; gib++) {
        MappedByteBuffer mapping = channel.map(FileChannel.MapMode.READ_ONLY, gib << 30, 1 << 30);
        MAPPINGS.add(mapping);
        for (int at = 0; at < 1 << 30; at += 2 << 20) {
          sum += mapping.get(at);
        }
      }
    }
    return "mapped " + (4096 + sum);
  }

  private static int agentThreads() {
    int count = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("kernel-memory")) {
        count++;
      }
    }
    return count;
  }

  /** Apart, so that the application runs without java.management. */
  private static final class Jmx {
    static String createServer() {
      return "beans " + (ManagementFactory.getPlatformMBeanServer().getMBeanCount() > 0);
    }

    static String registered() throws Exception {
      return ManagementFactory.getPlatformMBeanServer()
          .queryNames(new javax.management.ObjectName("dev.kernelmemory:*"), null)
          .toString();
    }
  }

  /** Apart, so that the application runs without jdk.jfr. */
  private static final class Jfr {
    static String eventTypes() {
      List<String> names = new ArrayList<>();
      for (jdk.jfr.EventType type : jdk.jfr.FlightRecorder.getFlightRecorder().getEventTypes()) {
        if (type.getName().startsWith("dev.kernelmemory")) {
          names.add(type.getName());
        }
      }
      java.util.Collections.sort(names);
      return names.toString();
    }
  }
}
