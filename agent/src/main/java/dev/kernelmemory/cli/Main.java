package dev.kernelmemory.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Runs one command of {@code java -jar kernel-memory-agent.jar}. */
public final class Main {
  private static final int OK = 0;
  private static final int USAGE = 2;

  private Main() {}

  /**
   * Runs the command that the arguments name.
   *
   * @return the exit status: 0 for success, 1 if the command failed, 2 if there is no such command
   */
  public static int run(String version, String[] arguments, PrintStream out, PrintStream err) {
    String command = arguments.length == 0 ? "help" : arguments[0];
    switch (command) {
      case "help":
      case "--help":
      case "-h":
        help(version, out);
        return OK;
      case "version":
      case "--version":
        out.println("kernel-memory-agent " + version);
        return OK;
      case "check":
        return new Check(version, out, err)
            .run(Arrays.asList(arguments).subList(1, arguments.length));
      case "demo":
        if (arguments.length > 2) {
          err.println("demo takes one argument at the most: the recording's file");
          return USAGE;
        }
        String file = arguments.length == 2 ? arguments[1] : "kernel-memory-demo.jfr";
        return new Demo(version, file, out, err).run();
      case "attach":
        return new Attach(out, err).attach(arguments);
      case "stop":
        return new Attach(out, err).stop(arguments);
      case "drivers":
        if (arguments.length != 2) {
          err.println("drivers takes one argument: the recording's file");
          return USAGE;
        }
        return new DriversReport(out).run(arguments[1], err);
      case "report":
        try {
          java.nio.file.Files.write(
              java.nio.file.Paths.get(arguments[2]),
              dev.kernelmemory.report.Report.read(new java.io.File(arguments[1]))
                  .html(version)
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
          return OK;
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      case "analyze":
        return analyze(Arrays.asList(arguments).subList(1, arguments.length), out, err);
      default:
        err.println(
            "unknown command \""
                + command
                + "\"; valid ones are help, version, check, demo, attach, stop, analyze, drivers");
        return USAGE;
    }
  }

  private static int analyze(List<String> arguments, PrintStream out, PrintStream err) {
    boolean json = false;
    String scope = null;
    String file = null;
    for (Iterator<String> i = arguments.iterator(); i.hasNext(); ) {
      String argument = i.next();
      if (argument.equals("--json")) {
        json = true;
      } else if (argument.equals("--scope") && i.hasNext()) {
        scope = i.next();
      } else if (argument.startsWith("--scope=")) {
        scope = argument.substring("--scope=".length());
      } else if (file == null && !argument.startsWith("-")) {
        file = argument;
      } else {
        err.println("analyze: \"" + argument + "\" is too much, or no option");
        return Analyze.BAD_INPUT;
      }
    }
    if (file == null) {
      err.println("analyze takes a file: a recording, or a table of comma-separated values");
      return Analyze.BAD_INPUT;
    }
    return new Analyze(out, err).run(file, json, scope);
  }

  private static void help(String version, PrintStream out) {
    out.println("kernel-memory-agent " + version);
    out.println("Publishes the host's kernel memory as MXBean attributes and JFR events.");
    out.println();
    out.println("As an agent:");
    out.println("  java -javaagent:kernel-memory-agent.jar[=key=value,...] ...");
    out.println("    analysis=on|off      look for spikes, drops, growth (default on)");
    out.println("    analysis.NAME=NUMBER a threshold of it; see docs/findings.md");
    out.println(
        "    budget=DURATION      a file that takes longer is read less often (default 5ms)");
    out.println("    cgroupfs=DIRECTORY   where the host's cgroups are mounted (default auto)");
    out.println("    detail=off|slab,vmalloc   slab caches, vmalloc callers; root (default off)");
    out.println(
        "    dump=off|on-critical save the recording before the OOM killer comes (default off)");
    out.println("    dumpdir=DIRECTORY    where to; must exist");
    out.println("    enabled=true|false   switch the agent off (default true)");
    out.println("    interval=DURATION    from one sample to the next, 10ms to 1h (default 1s)");
    out.println("    jmx=late|eager       wait for the MBeanServer, or create it (default late)");
    out.println("    log=off|error|info|debug   lines on standard error (default error)");
    out.println("    procfs=DIRECTORY     where the host's procfs is mounted (default /proc)");
    out.println("    sysfs=DIRECTORY      where the host's sysfs is mounted (default /sys)");
    out.println("  Each is also a system property kernelmemory.KEY, which goes first, and an");
    out.println("  environment variable KERNELMEMORY_KEY, which goes before the argument.");
    out.println();
    out.println("As a program:");
    out.println("  java -jar kernel-memory-agent.jar check [--json] [key=value...]");
    out.println("    what can be read here, at which scope, and why the rest can't");
    out.println(
        "  java -javaagent:kernel-memory-agent.jar -jar kernel-memory-agent.jar demo [FILE]");
    out.println("    put load on the kernel for 20 s, show what moves, and record it in FILE");
    out.println("  java -jar kernel-memory-agent.jar attach PID [key=value,...]");
    out.println("  java -jar kernel-memory-agent.jar stop PID");
    out.println("    load the agent into a running JVM, or end it there");
    out.println(
        "  java -jar kernel-memory-agent.jar analyze [--json] [--scope SCOPE] FILE.jfr|FILE.csv");
    out.println("    spikes, drops, growth and disproportions in a file; exit status 2 if any");
    out.println("  java -jar kernel-memory-agent.jar drivers RECORDING.jfr");
    out.println("    what has grown in a recording, and the code that made it grow");
    out.println("  java -jar kernel-memory-agent.jar version|help");
  }
}
