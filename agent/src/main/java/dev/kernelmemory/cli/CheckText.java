package dev.kernelmemory.cli;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.KernelMemory;
import dev.kernelmemory.sample.Scope;
import dev.kernelmemory.sample.SourceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of {@code check} for people: a table of scopes, the reasons, and the files. */
final class CheckText {
  private final StringBuilder text = new StringBuilder();
  private final List<String> reasons = new ArrayList<>();

  private CheckText() {}

  static String of(Check.Result result) {
    CheckText check = new CheckText();
    check.head(result);
    check.table(result);
    check.files(result);
    return check.text.toString();
  }

  private void head(Check.Result result) {
    line("kernel-memory-agent %s: what user %s can read here", result.version, user());
    line("");
    for (String line : SurroundingsText.lines(result.environment)) {
      line("%s", line);
    }
    String group = result.snapshot.container().cgroupDirectory();
    line(
        "Container: %s%s",
        group.isEmpty()
            ? "no control group is read"
            : "cgroup v" + result.snapshot.container().cgroupVersion() + ", " + group,
        placement(result.snapshot.container().cgroupPlacement()));
    line(
        "Pressure:  host %s; container %s",
        result.snapshot.hostPressure().state(), result.snapshot.containerPressure().state());
    line("");
  }

  private void table(Check.Result result) {
    line("%-12s %16s %16s %16s", "in MiB", "Host", "Container", "Process");
    for (Dimension dimension : Dimension.values()) {
      line(
          "%-12s %16s %16s %16s",
          dimension.label(),
          cell(result.snapshot.get(Scope.HOST), dimension),
          cell(result.snapshot.get(Scope.CONTAINER), dimension),
          cell(result.snapshot.get(Scope.PROCESS), dimension));
    }
    line("");
    for (int i = 0; i < reasons.size(); i++) {
      line("[%d] %s", i + 1, reasons.get(i));
    }
    if (!reasons.isEmpty()) {
      line("");
    }
  }

  private void files(Check.Result result) {
    line("%-16s %9s  %s", "State", "Time", "File");
    for (SourceStatus source : result.sources) {
      line("%-16s %6.2f ms  %s", source.state(), source.lastReadNanos() / 1e6, source.path());
      if (!source.lastProblem().isEmpty()) {
        line("%27s %s", "", source.lastProblem());
      }
    }
  }

  private String cell(KernelMemory memory, Dimension dimension) {
    long bytes = memory.get(dimension);
    if (bytes >= 0) {
      return String.format(Locale.ROOT, "%.1f    ", bytes / 1048576.0);
    }
    String reason = "";
    String prefix = dimension.label() + ": ";
    for (String candidate : memory.unavailable()) {
      if (candidate.startsWith(prefix)) {
        reason = candidate.substring(prefix.length());
      }
    }
    int number = reasons.indexOf(reason);
    if (number < 0) {
      reasons.add(reason);
      number = reasons.size() - 1;
    }
    return "n/a" + String.format(Locale.ROOT, "%4s", "[" + (number + 1) + ']');
  }

  private void line(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(line, 0, end);
  }

  private static String placement(String placement) {
    return placement.isEmpty() || placement.equals("own") ? "" : " (" + placement + ')';
  }

  private static String user() {
    return String.valueOf(System.getProperty("user.name"));
  }
}
