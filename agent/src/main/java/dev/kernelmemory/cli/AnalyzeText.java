package dev.kernelmemory.cli;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.Outcome;
import dev.kernelmemory.analysis.Pattern;
import dev.kernelmemory.attribution.Explanation;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** One line for each finding, then what it means, then the code that explains what has grown. */
final class AnalyzeText {
  private final PrintStream out;

  AnalyzeText(PrintStream out) {
    this.out = out;
  }

  void print(List<Finding> findings, List<Explanation> explanations, String state) {
    for (Finding finding : findings) {
      out.println(line(finding));
    }
    if (findings.isEmpty()) {
      out.println(state);
    }
    for (Finding finding : findings) {
      out.println();
      out.println("  " + finding.explanation());
      out.println("  " + finding.nextStep());
    }
    DriversReport drivers = new DriversReport(out);
    for (Explanation explanation : explanations) {
      if (!explanation.ranked().isEmpty()) {
        out.println();
        drivers.print(explanation);
      }
    }
  }

  /** Its columns are separated by two blanks or more; none of them has two blanks in it. */
  static String line(Finding finding) {
    return String.format(
        "%-13s %-18s %-10s %-9s from %s to %s  %s  %s  since %s, %s",
        finding.pattern() + " ",
        subject(finding) + " ",
        finding.scope().label().toLowerCase(Locale.ROOT) + " ",
        finding.severity() + " ",
        bytes(finding.fromBytes()),
        bytes(finding.toBytes()),
        rate(finding),
        finding.verdict().label(),
        time(finding.sinceMillis()),
        end(finding));
  }

  private static String subject(Finding finding) {
    String part = finding.quantity().label();
    return part.equals(finding.dimension()) ? part : finding.dimension() + " (" + part + ')';
  }

  private static String rate(Finding finding) {
    if (finding.pattern() == Pattern.DISPROPORTION) {
      return "at most " + bytes(finding.baselineBytes());
    }
    double rate = finding.ratePerHour();
    return Double.isNaN(rate)
        ? String.format(
            Locale.ROOT, "%+.1f MiB", (finding.toBytes() - finding.fromBytes()) / 1048576.0)
        : String.format(Locale.ROOT, "%+.1f MiB/h", rate / 1048576.0);
  }

  private static String end(Finding finding) {
    return finding.outcome() == Outcome.ACTIVE
        ? "goes on"
        : finding.outcome().label() + " at " + time(finding.untilMillis());
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String bytes(long bytes) {
    return bytes < 0 ? "n/a" : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
  }
}
