package dev.kernelmemory.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the program prints that is given no command: the agent's options, and the commands. */
@CommandLine.Command(
    name = "java -jar kernel-memory-agent.jar",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    header = {
      "Publishes the host's kernel memory as MXBean attributes and JFR events.",
      "",
      "As an agent:",
      "  java -javaagent:kernel-memory-agent.jar[=key=value,...] ...",
      "    analysis=on|off      look for spikes, drops, growth (default on)",
      "    analysis.NAME=NUMBER a threshold of it; see docs/findings.md",
      "    budget=DURATION      a file that takes longer is read less often (default 5ms)",
      "    cgroupfs=DIRECTORY   where the host's cgroups are mounted (default auto)",
      "    detail=off|slab,vmalloc   slab caches, vmalloc callers; root (default off)",
      "    dump=off|on-critical save the recording before the OOM killer comes (default off)",
      "    dumpdir=DIRECTORY    where to; must exist",
      "    enabled=true|false   switch the agent off (default true)",
      "    interval=DURATION    from one sample to the next, 10ms to 1h (default 1s)",
      "    jmx=late|eager       wait for the MBeanServer, or create it (default late)",
      "    log=off|error|info|debug   lines on standard error (default error)",
      "    procfs=DIRECTORY     where the host's procfs is mounted (default /proc)",
      "    sysfs=DIRECTORY      where the host's sysfs is mounted (default /sys)",
      "  Each is also a system property kernelmemory.KEY, which goes first, and an",
      "  environment variable KERNELMEMORY_KEY, which goes before the argument.",
      "",
      "As a program:"
    },
    synopsisHeading = "  ",
    commandListHeading = "%nCommands; help COMMAND tells more of one:%n",
    optionListHeading = "%n")
final class Commands implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return Command.OK;
  }
}
