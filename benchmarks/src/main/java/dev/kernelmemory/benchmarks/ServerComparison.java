package dev.kernelmemory.benchmarks;

import dev.kernelmemory.benchmarks.hello.FileServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the drivers cost a server that reads a file for each request: its throughput while a
 * recording has their events, against the same recording without them.
 */
final class ServerComparison {
  private static final String WITH = "driver events on";
  private static final String WITHOUT = "driver events off";
  private static final List<String> DRIVERS =
      List.of(
          "FileOpen",
          "DirectoryOpen",
          "FileMap",
          "DirectMemoryReserve",
          "SocketOpen",
          "SocketAccept",
          "SelectorOpen",
          "NameLookup");

  private static final double LEAST_RATIO = 0.97;
  private static final int CLIENTS = 4;
  private static final int TURNS = 5;

  /** The compilers are not done before, on two cores that others use as well. */
  private static final int WARM_UP_SECONDS = 20;

  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Settings settings;
  private final int seconds;
  private final String classPath;
  private final Path page;
  private final Series throughput = new Series();
  private final Series cpuMicros = new Series();

  private ServerComparison(Settings settings) throws IOException {
    this.settings = settings;
    this.seconds = settings.seconds(2);
    this.classPath =
        Layout.helloClasses("FileServer", "FileServer$Page", "FileServer$States")
            + ":"
            + Layout.libraries("tomcat-");
    this.page = Files.writeString(Layout.work().resolve("page.txt"), "x".repeat(1000));
  }

  static void run(Settings settings, PrintStream out) throws IOException, InterruptedException {
    new ServerComparison(settings).measure(out);
  }

  private void measure(PrintStream out) throws IOException, InterruptedException {
    int rounds = settings.rounds(5);
    for (int round = 0; round < rounds; round++) {
      measureRound(round);
    }
    out.printf(
        "## A server that reads a file per request, medians of %d pairs of %d s%n%n",
        rounds * TURNS, seconds);
    Table table =
        new Table("recording", "requests/s", "times off", "server CPU µs/request", "times off");
    for (String subject : List.of(WITHOUT, WITH)) {
      table.add(
          subject,
          throughput.median(subject),
          throughput.medianRatio(subject, WITHOUT),
          cpuMicros.median(subject),
          cpuMicros.medianRatio(subject, WITHOUT));
    }
    out.println(table);
    out.println(
        Goal.atLeast("throughput", throughput.medianRatio(WITH, WITHOUT), LEAST_RATIO, "times"));
  }

  /** Both servers are there all the time, and take turns in being asked. */
  private void measureRound(int round) throws IOException, InterruptedException {
    int portWith = freePort();
    int portWithout = freePort();
    try (Child with = Child.start(command(portWith, WITH));
        Child without = Child.start(command(portWithout, WITHOUT))) {
      await(with, portWith, "FileOpen: installed");
      await(without, portWithout, "FileOpen: idle");
      ask(portWith, WARM_UP_SECONDS);
      ask(portWithout, WARM_UP_SECONDS);
      for (int turn = 0; turn < TURNS; turn++) {
        for (String subject : Statistics.rotated(List.of(WITH, WITHOUT), round + turn)) {
          boolean on = subject.equals(WITH);
          measureTurn(subject, on ? with : without, on ? portWith : portWithout);
        }
      }
    }
  }

  private void measureTurn(String subject, Child server, int port)
      throws IOException, InterruptedException {
    long before = ProcessFigures.cpuMillis(server.pid());
    double perSecond = ask(port, seconds);
    long cpuMillis = ProcessFigures.cpuMillis(server.pid()) - before;
    throughput.add(subject, perSecond);
    cpuMicros.add(subject, cpuMillis * 1e3 / (perSecond * seconds));
  }

  private List<String> command(int port, String subject) throws IOException {
    StringBuilder recording = new StringBuilder("-XX:StartFlightRecording:settings=default");
    recording.append(",settings=").append(Layout.recordingSettings());
    recording.append(",filename=").append(Layout.work().resolve("server" + port + ".jfr"));
    if (subject.equals(WITHOUT)) {
      for (String driver : DRIVERS) {
        recording.append(",dev.kernelmemory.").append(driver).append("#enabled=false");
      }
    }
    List<String> command = new ArrayList<>();
    command.add(settings.java().toString());
    command.addAll(AgentVariant.ours().options());
    command.add(recording.toString());
    command.addAll(
        List.of(
            "-cp",
            classPath,
            FileServer.class.getName(),
            String.valueOf(port),
            Files.createDirectories(Layout.work().resolve("tomcat" + port)).toString(),
            page.toString()));
    return command;
  }

  private static double ask(int port, int seconds) throws IOException, InterruptedException {
    return HttpLoad.requestsPerSecond(port, FileServer.PAGE, CLIENTS, seconds);
  }

  /** Waits for the server, and sees to it that it measures what it is to measure. */
  private static void await(Child server, int port, String state)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + START_NANOS;
    String answer = "";
    while (!answer.contains(state)) {
      server.checkAlive("the server");
      if (System.nanoTime() - end > 0) {
        throw new IOException("waited in vain for " + state + "; the server says: " + answer);
      }
      TimeUnit.MILLISECONDS.sleep(100);
      try {
        answer = HttpLoad.ask(port, FileServer.DRIVERS);
      } catch (ConnectException e) {
        answer = "nothing yet";
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
