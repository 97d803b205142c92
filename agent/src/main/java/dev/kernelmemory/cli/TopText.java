package dev.kernelmemory.cli;

import dev.kernelmemory.procfs.Printable;
import dev.kernelmemory.sample.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.management.openmbean.CompositeData;

/** The lines that {@code top} shows: a screen for a terminal, or one line to append elsewhere. */
final class TopText {
  private static final double MIB = 1 << 20;
  private static final long LEAST_RANGE = 256 << 10;
  private static final int BEFORE_THE_SPARKLINE = 46;
  private static final int MOST_FINDINGS = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private static final String BOLD = "\u001b[1m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final String pid;
  private final TopHistory history;
  private final boolean colours;
  private final boolean blocks;

  TopText(String pid, TopHistory history, boolean colours, boolean blocks) {
    this.pid = pid;
    this.history = history;
    this.colours = colours;
    this.blocks = blocks;
  }

  /** The whole screen. */
  List<String> screen(int columns) {
    TopReading last = history.last();
    List<String> lines = new ArrayList<>();
    lines.add(
        cut("Kernel memory of process " + pid + ", its container and host   " + time(), columns));
    lines.add(cut("in MiB                    now    per minute", columns));
    for (Scope scope : Scope.values()) {
      lines.add(coloured(BOLD, scope.label()));
      if (!last.has(scope)) {
        lines.add("  n/a; the command check says why");
        continue;
      }
      for (String number : TopReading.numbers(scope)) {
        if (last.bytes(scope, number) >= 0) {
          lines.add(row(scope, number, columns));
        }
      }
    }
    lines.add("");
    addFindings(lines, columns);
    return lines;
  }

  private String row(Scope scope, String number, int columns) {
    double rate = history.perMinute(scope, number);
    int width = Math.max(0, columns - BEFORE_THE_SPARKLINE - 1);
    return cut(
        String.format(
                Locale.ROOT,
                "  %-14s %12.1f  %12s  ",
                number,
                history.last().bytes(scope, number) / MIB,
                Double.isNaN(rate) ? "" : String.format(Locale.ROOT, "%+.1f", rate / MIB + 0.0))
            + Sparkline.of(history.values(scope, number, width), LEAST_RANGE, blocks),
        columns);
  }

  private void addFindings(List<String> lines, int columns) {
    List<CompositeData> findings = history.last().findings();
    lines.add(coloured(BOLD, findings.isEmpty() ? "No findings" : "Findings"));
    for (CompositeData finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
      String severity = text(finding, "severity");
      String head = severity + ' ' + text(finding, "pattern") + "  ";
      lines.add(
          coloured(
              severity.equals("CRITICAL") ? RED : severity.equals("WARNING") ? YELLOW : "",
              cut("  " + head + text(finding, "explanation"), columns)));
    }
    if (findings.size() > MOST_FINDINGS) {
      lines.add("  and " + (findings.size() - MOST_FINDINGS) + " more");
    }
  }

  /** One line with everything, to append. */
  String line() {
    StringBuilder line = new StringBuilder(time());
    for (Scope scope : Scope.values()) {
      if (history.last().has(scope)) {
        line.append("  ").append(scope.label().toLowerCase(Locale.ROOT));
        for (String number : TopReading.numbers(scope)) {
          long bytes = history.last().bytes(scope, number);
          if (bytes >= 0) {
            line.append(String.format(Locale.ROOT, " %s=%.1fM", number, bytes / MIB));
          }
        }
      }
    }
    for (CompositeData finding : history.last().findings()) {
      line.append("  ").append(text(finding, "severity")).append(' ');
      line.append(text(finding, "pattern")).append(' ').append(text(finding, "dimension"));
      line.append(' ').append(text(finding, "scope"));
    }
    return line.toString();
  }

  /** The same as JSON; a number that there is not is null. */
  String json() {
    TopReading last = history.last();
    Json json = new Json().object().name("time").value(last.timeMillis);
    for (Scope scope : Scope.values()) {
      json.name(scope.label().toLowerCase(Locale.ROOT)).object();
      for (String number : TopReading.numbers(scope)) {
        json.name(number);
        long bytes = last.bytes(scope, number);
        if (bytes < 0) {
          json.nothing();
        } else {
          json.value(bytes);
        }
      }
      json.endObject();
    }
    json.name("findings").array();
    for (CompositeData finding : last.findings()) {
      json.object();
      for (String name : new String[] {"severity", "pattern", "dimension", "scope", "verdict"}) {
        json.name(name).value(text(finding, name));
      }
      json.name("explanation").value(text(finding, "explanation")).endObject();
    }
    return json.endArray().endObject().toString();
  }

  private String time() {
    return TIME.format(Instant.ofEpochMilli(history.last().timeMillis));
  }

  /** Another agent's version may lack a column. */
  private static String text(CompositeData finding, String name) {
    return finding.containsKey(name) ? Printable.of(String.valueOf(finding.get(name))) : "";
  }

  private String coloured(String colour, String text) {
    return colours && !colour.isEmpty() ? colour + text + PLAIN : text;
  }

  private static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, columns);
  }
}
