package dev.kernelmemory.report;

import static dev.kernelmemory.report.EventFields.number;

import java.util.Locale;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What the container's memory consists of, as one bar from nothing to the limit. */
final class AccountingBar {
  private static final String[][] PARTS = {
    {"anonymous", "Anonymous", "heap, metaspace, thread stacks"},
    {"file", "File", "page cache and shared memory"},
    {"kernel", "Kernel", "slab, stacks, page tables and the like"},
    {"socket", "Socket", "network buffers"},
    {"swapCache", "Swap cache", "in swap and in pages"},
    {"residual", "Residual", "what none of these explains"}
  };
  private static final String[][] OF_THE_JVM = {
    {"heapUsed", "Heap used"},
    {"heapCommitted", "Heap committed"},
    {"metaspace", "Metaspace"},
    {"codeCache", "Code cache"},
    {"directBuffers", "Direct buffers"},
    {"mappedBuffers", "Mapped buffers"}
  };

  private final Html html;

  AccountingBar(Html html) {
    this.html = html;
  }

  void write(@Nullable RecordedEvent event) {
    html.open("section", "aria-labelledby", "account");
    html.element("h2", "The container's account", "id", "account");
    if (event == null || number(event, "current") <= 0) {
      html.element(
          "p", "No control group with a memory account of its own: the JVM has the host's memory.");
    } else {
      write(event, number(event, "current"), number(event, "limit"));
    }
    html.close("section");
  }

  private void write(RecordedEvent event, long current, long limit) {
    long whole = limit > 0 ? Math.max(limit, current) : current;
    String sentence =
        Unit.BYTES.format(current)
            + (limit > 0
                ? String.format(
                    Locale.ROOT,
                    " of %s, %.0f %% of the limit",
                    Unit.BYTES.format(limit),
                    100.0 * current / limit)
                : "; there is no limit");
    html.element("p", sentence + ", at " + TimeRange.dateTime(time(event)) + " UTC");
    html.open("div", "class", "bar", "role", "img", "aria-label", sentence);
    for (int i = 0; i < PARTS.length; i++) {
      long bytes = number(event, PARTS[i][0]);
      if (bytes > 0) {
        String width = "width:" + Plot.percent(bytes / (double) whole);
        html.open("span", "class", "p" + (i + 1), "style", width).close("span");
      }
    }
    mark(number(event, "high"), whole, "high");
    mark(number(event, "peak"), whole, "peak");
    html.close("div");
    html.open("ul", "class", "legend");
    for (int i = 0; i < PARTS.length; i++) {
      entry("p" + (i + 1), PARTS[i][1] + " (" + PARTS[i][2] + ')', number(event, PARTS[i][0]));
    }
    entry("free", "Headroom to the limit", number(event, "headroom"));
    entry("peak", "Peak so far", number(event, "peak"));
    html.close("ul");
    html.element("p", "What the JVM knows of its own memory, most of it within Anonymous:");
    html.open("ul", "class", "legend");
    for (String[] part : OF_THE_JVM) {
      entry("none", part[1], number(event, part[0]));
    }
    html.close("ul");
  }

  private void mark(long bytes, long whole, String kind) {
    if (bytes > 0 && bytes <= whole) {
      String left = "left:" + Plot.percent(bytes / (double) whole);
      html.open("b", "class", kind, "style", left, "title", kind).close("b");
    }
  }

  private void entry(String kind, String name, long bytes) {
    html.open("li").open("i", "class", "chip " + kind).close("i").text(name + ' ');
    html.element("b", Unit.BYTES.formatOrNone(bytes)).close("li");
  }

  private static long time(RecordedEvent event) {
    long sampled = number(event, "sampleTime");
    return sampled > 0 ? sampled : event.getStartTime().toEpochMilli();
  }
}
