package dev.kernelmemory.agent;

/** Which optional modules this runtime has; nothing is initialised by asking. */
public final class Features {
  private Features() {}

  /** Whether jdk.jfr is there. */
  public static boolean hasFlightRecorder() {
    return has("jdk.jfr.FlightRecorder");
  }

  /** Whether java.management is there. */
  public static boolean hasManagement() {
    return has("javax.management.MBeanServerFactory")
        && has("java.lang.management.ManagementFactory");
  }

  private static boolean has(String className) {
    try {
      Class.forName(className, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
