package dev.kernelmemory.jmc;

import java.io.File;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An application that puts one kind of load on the kernel from one line, between enough of the
 * agent's samples. It is told to go on by a line on its standard input.
 */
final class Load {
  private static final long SAMPLES = 45;
  private static final List<Object> KEPT = new ArrayList<>();

  private Load() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]);
    awaitSamples();
    if (args[0].equals("mbeans")) {
      printMBeans();
    }
    System.out.println("ready");
    System.in.read();
    switch (args[0]) {
      case "threads" -> Pools.make();
      case "mappings" -> Index.open();
      case "lookups" -> Lookups.search(directory.toFile());
      default -> KEPT.add(args[0]);
    }
    System.out.println("loaded");
    System.in.read();
    awaitSamples();
    System.out.println("done");
    System.in.read();
    System.exit(Index.sum == 1 ? 1 : 0);
  }

  /** Without the agent there is nothing to wait for. */
  private static void awaitSamples() throws Exception {
    if (!Boolean.getBoolean("agent")) {
      return;
    }
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName agent = new ObjectName("dev.kernelmemory:type=Agent");
    long until = Long.MAX_VALUE;
    long taken = 0;
    while (taken < until) {
      Thread.sleep(50);
      try {
        taken = (Long) server.getAttribute(agent, "SamplesTaken");
        until = Math.min(until, taken + SAMPLES);
      } catch (InstanceNotFoundException e) {
        // It is registered a moment after the server was made.
        taken = 0;
      }
    }
  }

  /** A line for each attribute: bean, name, type, units. */
  private static void printMBeans() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : server.queryNames(new ObjectName("dev.kernelmemory:*"), null)) {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        System.out.println(
            String.join(
                "|",
                "mbean",
                name.getCanonicalName(),
                attribute.getName(),
                attribute.getType(),
                String.valueOf(attribute.getDescriptor().getFieldValue("units"))));
      }
    }
  }

  static final class Pools {
    private Pools() {}

    static void make() {
      for (int i = 0; i < 3000; i++) {
        Thread thread = new Thread(null, Pools::park, "parked-" + i, 128 << 10);
        thread.setDaemon(true);
        thread.start();
        KEPT.add(thread);
      }
    }

    private static void park() {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static final class Index {
    static int sum;

    private Index() {}

    /** In memory: ext4 would read ahead in large folios, which take no page tables. */
    static void open() throws Exception {
      File file = File.createTempFile("kernel-memory-it-", "", new File("/dev/shm"));
      try (RandomAccessFile sparse = new RandomAccessFile(file, "rw");
          FileChannel channel = sparse.getChannel()) {
        sparse.setLength(8L << 30);
        for (long gib = 0; gib < 8; gib++) {
          map(channel, gib);
        }
      } finally {
        file.delete();
      }
    }

    private static void map(FileChannel channel, long gib) throws Exception {
      MappedByteBuffer mapping = channel.map(FileChannel.MapMode.READ_ONLY, gib << 30, 1 << 30);
      for (int at = 0; at < 1 << 30; at += 2 << 20) {
        sum += mapping.get(at);
      }
      KEPT.add(mapping);
    }
  }

  static final class Lookups {
    private Lookups() {}

    static void search(File directory) {
      for (int i = 0; i < 600_000; i++) {
        new File(directory, "segment-that-is-not-there-" + i).exists();
      }
    }
  }
}
