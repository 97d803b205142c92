package dev.kernelmemory.agent;

import org.jspecify.annotations.Nullable;

/**
 * Recognises the JDK's own programs: JAVA_TOOL_OPTIONS makes them load the agent too, and what jcmd
 * or keytool prints must stay theirs alone.
 */
final class JdkTool {
  private static final String[] CLASS_PREFIXES = {
    "sun.tools.", "com.sun.tools.", "sun.security.tools.", "sun.rmi.", "jdk.jfr.internal."
  };

  private JdkTool() {}

  /**
   * Whether this JVM runs one of them.
   *
   * @param command the property {@code sun.java.command}: a main class or {@code module/class} and
   *     its arguments
   */
  static boolean isRunBy(@Nullable String command) {
    if (command == null) {
      return false;
    }
    int space = command.indexOf(' ');
    String main = space < 0 ? command : command.substring(0, space);
    if (main.startsWith("jdk.compiler/com.sun.tools.javac.launcher.")) {
      // "java Application.java": the compiler runs the application.
      return false;
    }
    int slash = main.indexOf('/');
    if (slash > 0) {
      // "java -jar java.d/application.jar" looks the same but for its end.
      return !main.endsWith(".jar") && (main.startsWith("jdk.") || main.startsWith("java."));
    }
    for (String prefix : CLASS_PREFIXES) {
      if (main.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
