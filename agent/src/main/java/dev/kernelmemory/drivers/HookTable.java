package dev.kernelmemory.drivers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which methods of the JDK are hooked for which driver.
 *
 * <p>Chosen is the innermost method that is not native and that every way to the system call goes
 * through. The forms are those of JDK 8, 11, 17, 21, 25 and 26; the releases between have one or
 * the other.
 */
final class HookTable {
  private static final String PATH = "Ljava/nio/file/Path;";
  private static final String DESCRIPTOR = "Ljava/io/FileDescriptor;";
  private static final String FAMILY = "Ljava/net/ProtocolFamily;";

  /** The first release whose sockets are NioSocketImpl's. */
  private static final int NIO_SOCKETS = 13;

  /** The first release with sockets of the Unix domain. */
  private static final int UNIX_SOCKETS = 16;

  private final int feature;
  private final List<Hook> hooks = new ArrayList<>();

  private HookTable(int feature) {
    this.feature = feature;
  }

  /** The hooks for a feature release of the JDK. */
  static List<Hook> of(int feature) {
    HookTable table = new HookTable(feature);
    table.files();
    table.memory();
    table.sockets();
    table.accepts();
    table.selectors();
    table.names();
    return Collections.unmodifiableList(table.hooks);
  }

  private void files() {
    String stream = "StreamOpenAdvice";
    add(Driver.FILE_OPEN, "java.io.FileInputStream", stream, "open(Ljava/lang/String;)V");
    add(Driver.FILE_OPEN, "java.io.FileOutputStream", stream, "open(Ljava/lang/String;Z)V");
    add(Driver.FILE_OPEN, "java.io.RandomAccessFile", stream, "open(Ljava/lang/String;I)V");
    String flags = "Lsun/nio/fs/UnixChannelFactory$Flags;I)" + DESCRIPTOR;
    add(
        Driver.FILE_OPEN,
        "sun.nio.fs.UnixChannelFactory",
        "ChannelOpenAdvice",
        "open(ILsun/nio/fs/UnixPath;Ljava/lang/String;" + flags,
        "open(ILsun/nio/fs/UnixPath;" + flags);
    add(
        Driver.DIRECTORY_OPEN,
        "sun.nio.fs.UnixFileSystemProvider",
        "DirectoryOpenAdvice",
        "newDirectoryStream("
            + PATH
            + "Ljava/nio/file/DirectoryStream$Filter;)Ljava/nio/file/DirectoryStream;");
  }

  private void memory() {
    String range = "(Ljava/nio/channels/FileChannel$MapMode;JJ";
    add(
        Driver.FILE_MAP,
        "sun.nio.ch.FileChannelImpl",
        "FileMapAdvice",
        "mapInternal" + range + "IZ)Lsun/nio/ch/FileChannelImpl$Unmapper;",
        "map" + range + ")Ljava/nio/MappedByteBuffer;");
    add(
        Driver.DIRECT_MEMORY_RESERVE,
        "java.nio.Bits",
        "DirectMemoryReserveAdvice",
        "reserveMemory(JJ)V",
        "reserveMemory(JI)V");
  }

  private void sockets() {
    Driver driver = Driver.SOCKET_OPEN;
    add(driver, "sun.nio.ch.Net", "StreamOrDatagramAdvice", "socket(" + FAMILY + "Z)" + DESCRIPTOR);
    add(
        driver,
        "sun.nio.ch.Net",
        "ServerSocketAdvice",
        "serverSocket(" + FAMILY + "Z)" + DESCRIPTOR,
        "serverSocket(" + FAMILY + ")" + DESCRIPTOR,
        "serverSocket(Z)" + DESCRIPTOR);
    if (feature >= UNIX_SOCKETS) {
      String unix = "sun.nio.ch.UnixDomainSockets";
      add(driver, unix, "UnixSocketAdvice", "socket()" + DESCRIPTOR);
    }
    if (feature < NIO_SOCKETS) {
      String plain = "java.net.AbstractPlainSocketImpl";
      add(driver, plain, "PlainSocketAdvice", "create(Z)V");
      String datagrams = "java.net.AbstractPlainDatagramSocketImpl";
      add(driver, datagrams, "PlainDatagramSocketAdvice", "create()V");
    }
  }

  private void accepts() {
    Driver driver = Driver.SOCKET_ACCEPT;
    add(
        driver,
        "sun.nio.ch.ServerSocketChannelImpl",
        "ChannelAcceptAdvice",
        "accept()Ljava/nio/channels/SocketChannel;");
    String blocking =
        feature < NIO_SOCKETS ? "java.net.AbstractPlainSocketImpl" : "sun.nio.ch.NioSocketImpl";
    add(driver, blocking, "SocketAcceptAdvice", "accept(Ljava/net/SocketImpl;)V");
  }

  private void selectors() {
    add(
        Driver.SELECTOR_OPEN,
        "sun.nio.ch.EPollSelectorImpl",
        "SelectorOpenAdvice",
        "<init>(Ljava/nio/channels/spi/SelectorProvider;)V");
    add(
        Driver.SELECTOR_OPEN,
        "sun.nio.ch.EPollPort",
        "PortOpenAdvice",
        "<init>(Ljava/nio/channels/spi/AsynchronousChannelProvider;Lsun/nio/ch/ThreadPool;)V");
  }

  /** Only where the result tells a missing name from one that is there but is something else. */
  private void names() {
    String files = "java.io.UnixFileSystem";
    String provider = "sun.nio.fs.UnixFileSystemProvider";
    String dispatcher = "sun.nio.fs.UnixNativeDispatcher";
    String options = "[Ljava/nio/file/LinkOption;)";
    name(files, "FileAttributesAdvice", "getBooleanAttributes(Ljava/io/File;)I");
    name(files, "FileExistsAdvice", "hasBooleanAttributes(Ljava/io/File;I)Z");
    name(provider, "PathExistsAdvice", "exists(" + PATH + options + "Z", "exists(" + PATH + ")Z");
    name(dispatcher, "PathStatAdvice", "stat(Lsun/nio/fs/UnixPath;)I");
    name(
        provider,
        "PathAttributesAdvice",
        "readAttributesIfExists("
            + PATH
            + "Ljava/lang/Class;"
            + options
            + "Ljava/nio/file/attribute/BasicFileAttributes;");
    add(
        Driver.NAME_LOOKUP,
        provider,
        "PathAccessAdvice",
        "checkAccess(" + PATH + "[Ljava/nio/file/AccessMode;)V");
  }

  private void add(Driver driver, String className, String advice, String... forms) {
    hooks.add(new Hook(driver, false, className, advice, forms));
  }

  /** A way to look up a name that not every release has. */
  private void name(String className, String advice, String... forms) {
    hooks.add(new Hook(Driver.NAME_LOOKUP, true, className, advice, forms));
  }
}
