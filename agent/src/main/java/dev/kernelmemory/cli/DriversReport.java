package dev.kernelmemory.cli;

import dev.kernelmemory.attribution.Cause;
import dev.kernelmemory.attribution.Explanation;
import dev.kernelmemory.attribution.Growth;
import dev.kernelmemory.attribution.RecordingAttribution;
import dev.kernelmemory.procfs.Printable;
import dev.kernelmemory.sample.Scope;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Prints what has grown in a recording, and the code that explains it. */
final class DriversReport {
  private static final int FAILED = 1;
  private static final int MOST_CAUSES = 10;
  private static final int MOST_CALLERS = 2;

  /** A twentieth too much is the costs' own inaccuracy, and not worth a word. */
  private static final int TOLERANCE = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final PrintStream out;

  DriversReport(PrintStream out) {
    this.out = out;
  }

  int run(String file, PrintStream err) {
    try {
      List<Explanation> explanations =
          RecordingAttribution.read(new File(file), event -> {}).explain();
      if (explanations.isEmpty()) {
        out.println("No dimension of the kernel's memory has grown by 1 MiB or more.");
      }
      for (Explanation explanation : explanations) {
        print(explanation);
        out.println();
      }
      return 0;
    } catch (IOException | RuntimeException e) {
      // A recording of another version may lack a field, or have it with another type.
      err.println(Printable.of(file + " can't be analysed: " + e.getMessage()));
      return FAILED;
    }
  }

  void print(Explanation explanation) {
    Growth growth = explanation.growth();
    out.println(
        growth.dimension().label()
            + of(growth.scope())
            + " grew by "
            + mebibytes(growth.bytes())
            + " from "
            + TIME.format(Instant.ofEpochMilli(growth.fromMillis()))
            + " to "
            + TIME.format(Instant.ofEpochMilli(growth.toMillis())));
    List<Cause> causes = explanation.ranked();
    out.println(
        String.format("  %7s %12s %9s  %-14s  %s", "share", "expected", "count", "what", "where"));
    for (Cause cause : causes.subList(0, Math.min(MOST_CAUSES, causes.size()))) {
      print(cause, growth);
    }
    long rest = 0;
    for (Cause cause : causes.subList(Math.min(MOST_CAUSES, causes.size()), causes.size())) {
      rest += cause.expectedBytes();
    }
    if (rest > 0) {
      row(rest, growth, "", "further places", "");
    }
    long unexplained = growth.bytes() - explanation.expectedBytes();
    if (unexplained >= -growth.bytes() / TOLERANCE) {
      row(
          Math.max(0, unexplained),
          growth,
          "",
          "unexplained",
          growth.scope() == Scope.PROCESS
              ? "what is not recorded"
              : "other programs, the kernel, what is not recorded");
    } else {
      out.println("  More is expected than has grown: some of it was released, or not touched.");
    }
  }

  private static String of(Scope scope) {
    switch (scope) {
      case CONTAINER:
        return " of the container";
      case PROCESS:
        return " of this JVM";
      default:
        return " of the host";
    }
  }

  private void print(Cause cause, Growth growth) {
    List<String> frames = cause.place().frames();
    row(
        cause.expectedBytes(),
        growth,
        String.valueOf(cause.count()),
        cause.operation().label(),
        frames.get(0));
    for (int i = 1; i < Math.min(frames.size(), 1 + MOST_CALLERS); i++) {
      out.println(
          String.format("  %7s %12s %9s  %-14s    from %s", "", "", "", "", printable(frames, i)));
    }
  }

  private static String printable(List<String> frames, int i) {
    return Printable.of(frames.get(i));
  }

  private void row(long bytes, Growth growth, String count, String what, String where) {
    String share = String.format(Locale.ROOT, "%.1f %%", 100.0 * bytes / growth.bytes());
    String row =
        String.format(
            "  %7s %12s %9s  %-14s  %s", share, mebibytes(bytes), count, what, Printable.of(where));
    out.println(row);
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }
}
