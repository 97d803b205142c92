package dev.kernelmemory.agent;

import java.util.Collections;
import java.util.Map;
import java.util.function.BooleanSupplier;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** What is settled before the agent proper is loaded: options, log, the listener to JFR. */
final class Prepared implements BooleanSupplier {
  final Options options;
  final Log log;
  private final boolean hasFlightRecorder;
  private boolean listened;
  private volatile @Nullable Runnable listenerRemoval;
  private volatile boolean stopped;
  private final Bootstrap bootstrap;

  private Prepared(Bootstrap bootstrap, Options options, Log log) {
    this.bootstrap = bootstrap;
    this.options = options;
    this.log = log;
    this.hasFlightRecorder = Features.hasFlightRecorder();
  }

  /**
   * Looks at the options, and complains of them.
   *
   * @param variables whether there may be options among the environment variables; to look at those
   *     loads a dozen classes of the JDK and keeps a copy of them all
   * @return null if there is nothing to do in this JVM
   */
  static @Nullable Prepared of(
      Bootstrap bootstrap, @Nullable String argument, boolean late, boolean variables) {
    if (!late && JdkTool.isRunBy(System.getProperty("sun.java.command"))) {
      return null;
    }
    Map<String, String> environment =
        variables ? System.getenv() : Collections.<String, String>emptyMap();
    Options options = Options.of(argument, System.getProperties(), environment);
    if (!options.enabled()) {
      return null;
    }
    Log log = new Log(options.logLevel());
    for (String complaint : options.complaints()) {
      log.error(complaint);
    }
    String system = System.getProperty("os.name");
    if (!"Linux".equals(system)) {
      log.error("idle: " + system + " is not Linux and has no /proc/meminfo to read");
      return null;
    }
    return new Prepared(bootstrap, options, log);
  }

  /** Listens to JFR where there is one. */
  void listen() {
    listened = true;
    if (!hasFlightRecorder) {
      log.info("jdk.jfr is not in this runtime: no events");
      return;
    }
    try {
      listenerRemoval = RecorderListener.add(bootstrap, log);
    } catch (RuntimeException | LinkageError e) {
      log.error("JFR is not usable: no events", e);
    }
    if (stopped) {
      listenNoMore();
    }
  }

  /**
   * Listens to JFR once it is initialised; to be called every second, by one thread. The listener
   * itself would tell of that, but takes 1 MB (JDK 17) in JVMs that never record.
   *
   * @return whether there is nothing more to wait for
   */
  @Override
  public boolean getAsBoolean() {
    if (!listened && (!hasFlightRecorder || isInitialized())) {
      listen();
    }
    return listened;
  }

  private static boolean isInitialized() {
    try {
      return FlightRecorder.isInitialized();
    } catch (RuntimeException | LinkageError e) {
      // Listening will fail in the same way, and tells why.
      return true;
    }
  }

  /** Takes the listener back, now or as soon as it is added. */
  void listenNoMore() {
    stopped = true;
    Runnable removal = listenerRemoval;
    if (removal != null) {
      removal.run();
    }
  }
}
