package dev.kernelmemory.cli;

import dev.kernelmemory.drivers.Attachment;
import dev.kernelmemory.procfs.Printable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Loads the agent into a running JVM, or ends it there. */
final class Attach {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String STOP = "stop";

  private final PrintStream out;
  private final PrintStream err;

  Attach(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** {@code attach PID [OPTIONS]}. */
  int attach(String pid, String options) {
    if (options.equals(STOP)) {
      err.println("to end the agent, say: stop " + Printable.of(pid));
      return USAGE;
    }
    return load(pid, options, "loaded into");
  }

  /** {@code stop PID}. */
  int stop(String pid) {
    return load(pid, STOP, "stopped in");
  }

  private int load(String pid, String argument, String done) {
    if (!isPid(pid, err)) {
      return USAGE;
    }
    try {
      File jar = ownJar();
      String objection = new TargetProcess(pid).objection(jar);
      if (objection != null) {
        err.println(Printable.of(objection));
        return FAILED;
      }
      attachment().attach(jar, pid, argument);
      out.println("kernel-memory-agent " + done + " process " + pid);
      return 0;
    } catch (IOException | URISyntaxException | LinkageError e) {
      err.println("process " + pid + ": " + Printable.of(explain(e.getMessage())));
      return FAILED;
    }
  }

  /** Whether a text may be a process id; says so if not. */
  static boolean isPid(String text, PrintStream err) {
    if (text.matches("[1-9][0-9]{0,9}")) {
      return true;
    }
    err.println("\"" + Printable.of(text) + "\" is no pid; jps or jcmd list those of your JVMs");
    return false;
  }

  static Attachment attachment() throws IOException {
    return hasAttachModule() ? Attachment.byByteBuddy() : new SocketAttachment();
  }

  static boolean hasAttachModule() {
    try {
      Class.forName(
          "com.sun.tools.attach.VirtualMachine", false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      // On JDK 8 it is in tools.jar, which Byte Buddy finds.
      return new File(System.getProperty("java.home"), "../lib/tools.jar").exists();
    }
  }

  static String explain(@Nullable String message) {
    if (message == null) {
      return "the attach failed";
    }
    return message.contains("Dynamic agent loading is not enabled")
        ? "it was started with -XX:-EnableDynamicAgentLoading; start it with -javaagent instead"
        : message;
  }

  static File ownJar() throws URISyntaxException {
    return new File(Attach.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
