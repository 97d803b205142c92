package dev.kernelmemory.drivers;

/**
 * Tells the times in which a JVM runs nothing of the application's: before main, and at its end.
 */
final class JvmPhase {
  private JvmPhase() {}

  /**
   * Whether the thread, which must be the current one, is on its way to {@code main}: its stack
   * begins in JFR, started by the command line, or in an agent.
   */
  static boolean isBeforeMain(Thread thread) {
    if (!"main".equals(thread.getName())) {
      return false;
    }
    StackTraceElement[] stack = new Throwable().getStackTrace();
    String first = stack[stack.length - 1].getClassName();
    return first.startsWith("jdk.jfr.") || first.startsWith("sun.instrument.");
  }

  /** Whether the JVM is shutting down: it then accepts no more hooks, which is how it is known. */
  static boolean isShutDown() {
    Thread probe = new Thread("kernel-memory-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
