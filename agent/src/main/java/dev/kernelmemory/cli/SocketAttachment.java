package dev.kernelmemory.cli;

import dev.kernelmemory.drivers.Attachment;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.TimeUnit;

/**
 * Loads agents by talking to the JVM directly, as jdk.attach does: for runtimes without that
 * module, from Java 16 on.
 *
 * <p>A file {@code .attach_pidPID} and a SIGQUIT make the JVM listen on {@code /tmp/.java_pidPID}.
 * A request is a version, a command and three arguments, each ended by a zero byte; the answer
 * begins with a line that holds a number, 0 for success.
 */
final class SocketAttachment implements Attachment {
  private static final long LONGEST_WAIT_MILLIS = 10_000;
  private static final long PAUSE_MILLIS = 50;
  private static final int MOST_ARGUMENTS = 3;

  @Override
  public void attach(File jar, String pid, String argument) throws IOException {
    String returned =
        execute(pid, "load", "instrument", "false", jar + "=" + argument)
            .replace("return code:", "")
            .trim();
    if (!returned.isEmpty() && !returned.equals("0")) {
      throw refused(returned);
    }
  }

  /**
   * Has the JVM execute a command.
   *
   * @param arguments three at the most
   * @return what it answers
   * @throws IOException if it can't be reached, or refuses
   */
  String execute(String pid, String command, String... arguments) throws IOException {
    TargetProcess process = new TargetProcess(pid);
    Path socket = process.inItsFileSystem("/tmp/.java_pid" + process.innermostPid());
    if (!Files.exists(socket)) {
      wakeUp(process, socket);
    }
    StringBuilder request = new StringBuilder("1\0").append(command).append('\0');
    for (int i = 0; i < MOST_ARGUMENTS; i++) {
      request.append(i < arguments.length ? arguments[i] : "").append('\0');
    }
    try (SocketChannel channel = connect(socket)) {
      ByteBuffer bytes = ByteBuffer.wrap(request.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      String[] answer = read(channel).split("\n", 2);
      String text = answer.length > 1 ? answer[1] : "";
      if (!answer[0].equals("0")) {
        throw refused(answer[0] + ' ' + text);
      }
      return text;
    }
  }

  private static IOException refused(String answer) {
    return new IOException("the JVM did not take it: " + answer.trim().replace('\n', ' '));
  }

  /** Java 8 knows neither the family nor its addresses. */
  private static SocketChannel connect(Path socket) throws IOException {
    try {
      SocketAddress address =
          (SocketAddress)
              Class.forName("java.net.UnixDomainSocketAddress")
                  .getMethod("of", Path.class)
                  .invoke(null, socket);
      ProtocolFamily unix =
          (ProtocolFamily) StandardProtocolFamily.class.getField("UNIX").get(null);
      SocketChannel channel =
          (SocketChannel)
              SocketChannel.class.getMethod("open", ProtocolFamily.class).invoke(null, unix);
      channel.connect(address);
      return channel;
    } catch (InvocationTargetException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IOException(
          "this Java has no jdk.attach and is older than 16; run the command by a JDK", e);
    }
  }

  private static void wakeUp(TargetProcess process, Path socket) throws IOException {
    Path sign = Paths.get("/proc", process.pid(), "cwd", ".attach_pid" + process.innermostPid());
    try {
      createIfAbsent(sign);
    } catch (IOException e) {
      // Its working directory is not writable: the JVM looks in /tmp too.
      sign = process.inItsFileSystem("/tmp/.attach_pid" + process.innermostPid());
      createIfAbsent(sign);
    }
    try {
      Process kill = new ProcessBuilder("kill", "-QUIT", process.pid()).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IOException("no signal can be sent to process " + process.pid());
      }
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
      while (!Files.exists(socket)) {
        if (System.nanoTime() - end > 0) {
          throw new IOException("the JVM does not answer: no " + socket + " after 10 s");
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(sign);
    }
  }

  private static void createIfAbsent(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Somebody else attaches at the same time.
      return;
    }
  }

  private static String read(SocketChannel channel) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] bytes = new byte[1024];
    for (int n = channel.read(ByteBuffer.wrap(bytes));
        n >= 0;
        n = channel.read(ByteBuffer.wrap(bytes))) {
      answer.write(bytes, 0, n);
    }
    return new String(answer.toByteArray(), StandardCharsets.UTF_8);
  }
}
