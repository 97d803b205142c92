import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;

/**
 * Opens and maps files, connects sockets and starts threads all the time, and looks at what comes
 * of it, until its standard input ends.
 */
public final class BusyApp {
  private static final long PAUSE_NANOS = 5_000_000;

  private static volatile boolean ended;

  /** Something to be done again and again, with a number that has to come back. */
  private interface Work {
    long echo(long number) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Path directory = Paths.get(args[0]);
    Loop[] loops = {
      new Loop("files", number -> file(directory.resolve("number").toFile(), number)),
      new Loop("maps", number -> map(directory.resolve("map"), number)),
      new Loop("sockets", BusyApp::socket),
      new Loop("threads", BusyApp::thread)
    };
    for (Loop loop : loops) {
      loop.start();
    }
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(drivers());
    }
    ended = true;
    List<String> results = new ArrayList<>();
    for (Loop loop : loops) {
      loop.join();
      results.add(loop.result());
    }
    System.out.println(String.join(", ", results));
  }

  private static String drivers() throws Exception {
    return String.join(
        "|",
        (String[])
            ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("dev.kernelmemory:type=Agent"), "Drivers"));
  }

  private static long file(File file, long number) throws Exception {
    try (DataOutputStream out = new DataOutputStream(new FileOutputStream(file))) {
      out.writeLong(number);
    }
    try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
      return in.readLong();
    }
  }

  private static long map(Path file, long number) throws Exception {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 8);
      map.putLong(0, number);
      map.force();
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return in.readLong();
    }
  }

  private static long socket(long number) throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
          SocketChannel accepted = server.accept()) {
        new DataOutputStream(client.socket().getOutputStream()).writeLong(number);
        return new DataInputStream(accepted.socket().getInputStream()).readLong();
      }
    }
  }

  private static long thread(long number) throws Exception {
    AtomicLong result = new AtomicLong();
    Thread thread = new Thread(() -> result.set(number));
    thread.start();
    thread.join();
    return result.get();
  }

  /** One work, on a thread of its own. */
  private static final class Loop extends Thread {
    private final Work work;
    private long rounds;
    private String problem = "right";

    Loop(String name, Work work) {
      super(name);
      this.work = work;
    }

    @Override
    public void run() {
      try {
        while (!ended && problem.equals("right")) {
          long echo = work.echo(++rounds);
          if (echo != rounds) {
            problem = "wrong: " + echo + " for " + rounds;
          }
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      } catch (Exception | Error e) {
        problem = "failed: " + e;
      }
    }

    String result() {
      return getName() + (rounds > 10 ? " many " : " few ") + problem;
    }
  }
}
