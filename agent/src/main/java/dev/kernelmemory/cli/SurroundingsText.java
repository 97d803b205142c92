package dev.kernelmemory.cli;

import dev.kernelmemory.environment.Environment;
import dev.kernelmemory.environment.Surroundings;
import java.util.ArrayList;
import java.util.List;

/** Where we run, in lines for people. */
final class SurroundingsText {
  private SurroundingsText() {}

  static List<String> lines(Environment environment) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Kernel:    Linux "
            + environment.kernelRelease()
            + ", "
            + environment.architecture()
            + ", pages of "
            + kib(environment.pageSizeBytes())
            + ", kernel stacks of "
            + kib(environment.threadSizeBytes())
            + ", in vmalloc: "
            + placement(environment));
    lines.add("Machine:   " + machine(environment.surroundings()));
    lines.add("Host is:   " + environment.surroundings().hostScope());
    return lines;
  }

  private static String machine(Surroundings surroundings) {
    String hypervisor = surroundings.machine().hypervisor();
    return surroundings.machine().kind().label()
        + (hypervisor.isEmpty() ? "" : " (" + hypervisor + ')')
        + ", container: "
        + surroundings.container().label();
  }

  private static String placement(Environment environment) {
    switch (environment.stackPlacement()) {
      case VMALLOC:
        return "yes";
      case PAGES:
        return "no";
      default:
        return "unknown";
    }
  }

  private static String kib(long bytes) {
    return bytes < 0 ? "unknown size" : (bytes >> 10) + " KiB";
  }
}
