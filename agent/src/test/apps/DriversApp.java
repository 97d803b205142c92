import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.management.ObjectName;
import jdk.jfr.Recording;

/** Does, when told so, what the drivers record; an agent too, to look at the code of classes. */
public final class DriversApp {
  private static final String[] CLASSES = {
    "java.io.FileInputStream", "java.io.FileOutputStream", "java.io.RandomAccessFile",
    "java.io.UnixFileSystem", "java.nio.Bits", "sun.nio.ch.EPollPort",
    "sun.nio.ch.EPollSelectorImpl", "sun.nio.ch.FileChannelImpl", "sun.nio.ch.Net",
    "sun.nio.ch.ServerSocketChannelImpl", "sun.nio.fs.UnixChannelFactory",
    "sun.nio.fs.UnixFileSystemProvider"
  };

  private static final Map<String, Recording> RECORDINGS = new ConcurrentHashMap<>();
  private static Instrumentation instrumentation;

  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      perform("FileOpen", 5, Paths.get(args[0]));
    }
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      try {
        System.out.println(answer(words));
      } catch (Throwable t) {
        System.out.println(t);
      }
    }
  }

  private static String answer(String[] words) throws Exception {
    switch (words[0]) {
      case "start":
        Recording recording = new Recording();
        RECORDINGS.put(words[1], recording);
        enable(recording, words[2]);
        recording.start();
        return "started";
      case "enable":
        enable(RECORDINGS.get(words[1]), words[2]);
        return "enabled";
      case "disable":
        RECORDINGS.get(words[1]).disable("dev.kernelmemory." + words[2]);
        return "disabled";
      case "stop":
        try (Recording stopped = RECORDINGS.remove(words[1])) {
          stopped.stop();
          stopped.dump(Paths.get(words[2]));
        }
        return "stopped";
      case "do":
        perform(words[1], Integer.parseInt(words[2]), Paths.get(words[3]));
        return "done";
      case "virtual":
        performVirtually(words[1], Integer.parseInt(words[2]), Paths.get(words[3]));
        return "done";
      case "drivers":
        return String.join(
            "|",
            (String[])
                ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("dev.kernelmemory:type=Agent"), "Drivers"));
      case "threads":
        return Thread.getAllStackTraces().keySet().toString();
      case "capture":
        capture(Paths.get(words[1]));
        return "captured";
      default:
        return "unknown command " + words[0];
    }
  }

  private static void enable(Recording recording, String events) {
    for (String event : events.split(",")) {
      if (!event.equals("none")) {
        recording.enable("dev.kernelmemory." + event);
      }
    }
  }

  private static void perform(String driver, int count, Path directory) throws Exception {
    for (int i = 0; i < count; i++) {
      switch (driver) {
        case "FileOpen":
          openFiles(directory.resolve("file"));
          break;
        case "DirectoryOpen":
          openDirectory(directory);
          break;
        case "FileMap":
          mapFile(directory.resolve("mapped"));
          break;
        case "DirectMemoryReserve":
          reserve();
          break;
        case "SocketOpen":
          openSockets();
          break;
        case "SocketAccept":
          acceptBoth();
          break;
        case "SelectorOpen":
          openSelectors();
          break;
        case "NameLookup":
          lookUp(directory.resolve("missing" + i));
          break;
        default:
          throw new IllegalArgumentException(driver);
      }
    }
  }

  /** Four opens. */
  private static void openFiles(Path file) throws Exception {
    new FileOutputStream(file.toFile()).close();
    new FileInputStream(file.toFile()).close();
    new RandomAccessFile(file.toFile(), "r").close();
    FileChannel.open(file).close();
  }

  private static void openDirectory(Path directory) throws Exception {
    DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
    stream.close();
  }

  private static void mapFile(Path file) throws Exception {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      channel.map(FileChannel.MapMode.READ_WRITE, 0, 12345);
    }
  }

  private static void reserve() {
    ByteBuffer.allocateDirect(54321);
  }

  /** One of each kind. */
  private static void openSockets() throws Exception {
    SocketChannel.open().close();
    DatagramChannel.open().close();
    ServerSocketChannel.open().close();
  }

  /** Two accepts, one by a channel, one by a ServerSocket. */
  private static void acceptBoth() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(null);
      try (SocketChannel client =
              SocketChannel.open(
                  new java.net.InetSocketAddress(here, server.socket().getLocalPort()));
          SocketChannel accepted = server.accept()) {
        accepted.getRemoteAddress();
      }
    }
    try (ServerSocket server = new ServerSocket(0, 5, here);
        Socket client = new Socket(here, server.getLocalPort());
        Socket accepted = server.accept()) {
      accepted.getPort();
    }
  }

  /** A selector and a port. */
  private static void openSelectors() throws Exception {
    Selector.open().close();
    AsynchronousChannelGroup.withThreadPool(Executors.newCachedThreadPool()).shutdownNow();
  }

  /** Three look-ups in vain, and some that find something. */
  private static void lookUp(Path file) {
    File asFile = file.toFile();
    asFile.exists();
    Files.exists(file);
    Files.notExists(file);
    asFile.getParentFile().exists();
    Files.exists(file.getParent());
  }

  private static void performVirtually(String driver, int count, Path directory) throws Exception {
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      Runnable task =
          () -> {
            try {
              perform(driver, 1, directory);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          };
      threads[i] =
          (Thread)
              Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Writes the class files that the JVM runs now. */
  private static void capture(Path directory) throws Exception {
    Files.createDirectories(directory);
    Class<?>[] classes = new Class<?>[CLASSES.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = Class.forName(CLASSES[i], false, null);
    }
    ClassFileTransformer writer =
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> type,
              ProtectionDomain domain,
              byte[] bytes) {
            if (type != null && java.util.Arrays.asList(classes).contains(type)) {
              try (FileOutputStream out =
                  new FileOutputStream(directory.resolve(type.getName() + ".class").toFile())) {
                out.write(bytes);
              } catch (Exception e) {
                e.printStackTrace();
              }
            }
            return null;
          }
        };
    instrumentation.addTransformer(writer, true);
    try {
      instrumentation.retransformClasses(classes);
    } finally {
      instrumentation.removeTransformer(writer);
    }
  }
}
