package dev.kernelmemory.agent;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is settled before the agent proper is loaded: options, log, the listener to JFR. */
final class Prepared {
  final Options options;
  final Log log;
  volatile @Nullable Runnable listenerRemoval;

  private Prepared(Options options, Log log) {
    this.options = options;
    this.log = log;
  }

  /**
   * Looks at the options, and complains of them.
   *
   * @param variables whether there may be options among the environment variables; to look at those
   *     loads a dozen classes of the JDK and keeps a copy of them all
   * @return null if there is nothing to do in this JVM
   */
  static @Nullable Prepared of(@Nullable String argument, boolean late, boolean variables) {
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
    return new Prepared(options, log);
  }

  /** Listens to JFR where there is one. */
  void listen(Bootstrap bootstrap) {
    if (!Features.hasFlightRecorder()) {
      log.info("jdk.jfr is not in this runtime: no events");
      return;
    }
    try {
      listenerRemoval = RecorderListener.add(bootstrap, log);
    } catch (RuntimeException | LinkageError e) {
      log.error("JFR is not usable: no events", e);
    }
  }
}
