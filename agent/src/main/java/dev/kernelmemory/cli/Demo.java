package dev.kernelmemory.cli;

import dev.kernelmemory.jmx.MBeanPublisher;
import dev.kernelmemory.sample.Dimension;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Shows the agent at work on its own JVM: records, puts load on the kernel, reads the MXBean once a
 * second, and says at the end what moved by how much.
 */
final class Demo {
  private static final int FAILED = 1;
  private static final int THREADS = 1000;
  private static final int GIBIBYTES = 8;
  private static final int FILES = 20_000;
  private static final int SECONDS_PER_PHASE = 4;
  private static final int REGISTRATION_SECONDS = 5;

  private static final Dimension[] DIMENSIONS = Dimension.values();

  private final String version;
  private final File recordingFile;
  private final PrintStream out;
  private final PrintStream err;
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final long[] before = new long[DIMENSIONS.length];
  private final long[] highest = new long[DIMENSIONS.length];
  private final long[] after = new long[DIMENSIONS.length];
  private final long startNanos = System.nanoTime();

  Demo(String version, String recordingFile, PrintStream out, PrintStream err) {
    this.version = version;
    this.recordingFile = new File(recordingFile);
    this.out = out;
    this.err = err;
  }

  int run() {
    try {
      ObjectName host = new ObjectName(MBeanPublisher.HOST);
      if (!awaitAgent(host)) {
        err.println("The agent is not loaded in this JVM. Start the demo as");
        err.println("  java -javaagent:kernel-memory-agent.jar -jar kernel-memory-agent.jar demo");
        return FAILED;
      }
      record(host);
      return 0;
    } catch (JMException | IOException | LinkageError e) {
      err.println("demo failed: " + e);
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private void record(ObjectName host) throws JMException, IOException, InterruptedException {
    out.println("kernel-memory-agent " + version + ": kernel memory of this host, in MiB");
    printHeader();
    try (DemoRecording recording = DemoRecording.start()) {
      try (KernelLoad load = new KernelLoad()) {
        Thread cleanUp = new Thread(load::close, "demo-clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
        watch(host, "idle");
        read(host, before);
        watch(host, "+" + load.startThreads(THREADS) + " threads");
        watch(host, "+" + load.mapSparsely(GIBIBYTES) + " page tables");
        watch(host, "+" + load.createFiles(FILES) + " files");
        Runtime.getRuntime().removeShutdownHook(cleanUp);
      }
      watch(host, "all released");
      read(host, after);
      printMoves();
      recording.writeTo(recordingFile);
    }
    out.println();
    out.println(
        "Recorded " + DemoRecording.countEvents(recordingFile) + " samples in " + recordingFile);
    out.println("Look at them:");
    out.println("  jfr print --events HostKernelMemory " + recordingFile);
  }

  private boolean awaitAgent(ObjectName host) throws InterruptedException {
    for (int tenths = 0; tenths < 10 * REGISTRATION_SECONDS; tenths++) {
      if (server.isRegistered(host)) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  private void watch(ObjectName host, String phase) throws JMException, InterruptedException {
    long[] now = new long[DIMENSIONS.length];
    for (int i = 0; i < SECONDS_PER_PHASE; i++) {
      Thread.sleep(1000);
      read(host, now);
      for (int d = 0; d < now.length; d++) {
        highest[d] = Math.max(highest[d], now[d]);
      }
      printRow(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos) + " s", phase, now);
    }
  }

  private void read(ObjectName host, long[] values) throws JMException {
    for (Dimension dimension : DIMENSIONS) {
      values[dimension.ordinal()] = (Long) server.getAttribute(host, dimension.label());
    }
  }

  private void printHeader() {
    StringBuilder header = new StringBuilder(String.format("%6s  %-17s", "", ""));
    for (Dimension dimension : DIMENSIONS) {
      header.append(String.format("%13s", dimension.label()));
    }
    out.println(header);
  }

  private void printRow(String time, String phase, long[] values) {
    StringBuilder row = new StringBuilder(String.format("%6s  %-17s", time, phase));
    for (long value : values) {
      row.append(String.format("%13s", value < 0 ? "n/a" : mebibytes("%.1f", value)));
    }
    out.println(row);
  }

  private void printMoves() throws JMException {
    out.println();
    out.println("What moved, in MiB:  from idle to the highest, and what stayed after the release");
    for (Dimension dimension : DIMENSIONS) {
      int d = dimension.ordinal();
      if (before[d] < 0) {
        out.println(String.format("  %-12s n/a", dimension.label()));
        continue;
      }
      String rise = mebibytes("%+.1f", highest[d] - before[d]);
      String stayed = mebibytes("%+.1f", after[d] - before[d]);
      out.println(String.format("  %-12s %9s %9s", dimension.label(), rise, stayed));
    }
    ObjectName host = new ObjectName(MBeanPublisher.HOST);
    for (String reason : (String[]) server.getAttribute(host, "UnavailableDimensions")) {
      out.println("  " + reason);
    }
  }

  private static String mebibytes(String format, long bytes) {
    return String.format(Locale.ROOT, format, bytes / (double) (1 << 20));
  }
}
