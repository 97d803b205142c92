import java.io.File;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Leaks one of three things from one line, and does harmless things beside it. */
public final class LeakApp {
  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    System.out.println("ready");
    System.in.read();
    File directory = new File(args[1]);
    for (int i = 0; i < 50; i++) {
      harmless(directory);
    }
    switch (args[0]) {
      case "threads":
        Pools.make();
        break;
      case "mappings":
        Index.open();
        break;
      default:
        Lookups.search(directory);
        break;
    }
    System.out.println("leaked");
    System.in.read();
    // The leaked threads are no daemons.
    System.exit(Index.sum == 1 ? 1 : 0);
  }

  private static void harmless(File directory) throws Exception {
    Thread thread = new Thread(() -> KEPT.size());
    thread.start();
    thread.join();
    try (RandomAccessFile file = new RandomAccessFile(new File(directory, "harmless"), "rw")) {
      file.write(1);
    }
    new File(directory, "harmless").exists();
  }

  static final class Pools {
    static void make() throws Exception {
      for (int i = 0; i < 3000; i++) {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.submit(() -> KEPT.size()).get();
        KEPT.add(pool);
      }
    }
  }

  static final class Index {
    static int sum;

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
    /** So many that what others do on the host meanwhile is little beside them: 180 MiB. */
    static void search(File directory) {
      for (int i = 0; i < 1_000_000; i++) {
        new File(directory, "segment-that-is-not-there-" + i).exists();
      }
    }
  }
}
