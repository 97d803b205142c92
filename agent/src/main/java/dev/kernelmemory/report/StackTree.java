package dev.kernelmemory.report;

import dev.kernelmemory.attribution.Cause;
import dev.kernelmemory.attribution.Explanation;
import dev.kernelmemory.attribution.Growth;
import dev.kernelmemory.attribution.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The code behind each growth, as a tree to open: the growth, what was done, where, and who called
 * it. The causes come ranked; the operations keep the order of their first cause.
 */
final class StackTree {
  private static final int MOST_PLACES = 20;

  /** What is less than a two hundredth of a growth explains nothing. */
  private static final int LEAST_PART = 200;

  private final Html html;

  StackTree(Html html) {
    this.html = html;
  }

  void write(List<Explanation> explanations) {
    html.open("section", "aria-labelledby", "code");
    html.element("h2", "The code behind what has grown", "id", "code");
    boolean known = false;
    List<String> unexplained = new ArrayList<>();
    for (Explanation explanation : explanations) {
      if (explanation.ranked().isEmpty()) {
        unexplained.add(subject(explanation.growth()) + " +" + bytes(explanation.growth().bytes()));
      } else {
        write(explanation, !known);
        known = true;
      }
    }
    if (known && !unexplained.isEmpty()) {
      html.element("p", "Nothing recorded explains: " + String.join(", ", unexplained) + '.');
    }
    if (explanations.isEmpty()) {
      html.element("p", "No dimension has grown by 1 MiB or more.");
    } else if (!known) {
      html.element(
          "p",
          "The recording has no event that explains what has grown. Settings kernel-memory.jfc"
              + " have the stack traces of what makes the kernel allocate recorded.");
    }
    html.close("section");
  }

  private void write(Explanation explanation, boolean opened) {
    Growth growth = explanation.growth();
    open(opened);
    html.open("summary");
    html.element("b", subject(growth));
    html.text(
        " +"
            + bytes(growth.bytes())
            + " from "
            + TimeRange.time(growth.fromMillis())
            + " to "
            + TimeRange.time(growth.toMillis()));
    html.element("span", explained(explanation), "class", "aside");
    html.close("summary");
    Map<Operation, List<Cause>> operations = new LinkedHashMap<>();
    List<Cause> rest = new ArrayList<>();
    for (Cause cause : explanation.ranked()) {
      if (cause.expectedBytes() < growth.bytes() / LEAST_PART) {
        rest.add(cause);
      } else {
        operations.computeIfAbsent(cause.operation(), operation -> new ArrayList<>()).add(cause);
      }
    }
    operations.forEach((operation, causes) -> write(operation, causes, growth));
    leaf("further places", sum(rest, Cause::expectedBytes), sum(rest, Cause::count), growth);
    html.close("details");
  }

  private void write(Operation operation, List<Cause> causes, Growth growth) {
    open(true);
    html.open("summary");
    row(operation.label(), sum(causes, Cause::expectedBytes), sum(causes, Cause::count), growth);
    html.close("summary");
    int shown = Math.min(MOST_PLACES, causes.size());
    for (Cause cause : causes.subList(0, shown)) {
      write(cause, growth);
    }
    List<Cause> rest = causes.subList(shown, causes.size());
    leaf("further places", sum(rest, Cause::expectedBytes), sum(rest, Cause::count), growth);
    html.close("details");
  }

  private void write(Cause cause, Growth growth) {
    List<String> frames = cause.place().frames();
    if (frames.size() == 1) {
      leaf(frames.get(0), cause.expectedBytes(), cause.count(), growth);
      return;
    }
    open(false);
    html.open("summary");
    row(frames.get(0), cause.expectedBytes(), cause.count(), growth);
    html.close("summary");
    html.open("ol");
    for (String frame : frames.subList(1, frames.size())) {
      html.element("li", "called by " + frame);
    }
    html.close("ol").close("details");
  }

  private void leaf(String name, long bytes, long count, Growth growth) {
    if (count > 0) {
      html.open("div", "class", "leaf");
      row(name, bytes, count, growth);
      html.close("div");
    }
  }

  private static long sum(List<Cause> causes, ToLongFunction<Cause> number) {
    long sum = 0;
    for (Cause cause : causes) {
      sum += number.applyAsLong(cause);
    }
    return sum;
  }

  private void row(String name, long bytes, long count, Growth growth) {
    double share = bytes / (double) growth.bytes();
    html.open("span", "class", "share", "aria-hidden", "true");
    html.open("i", "style", "width:" + Plot.percent(Math.min(1, share))).close("i");
    html.close("span");
    html.element("span", String.format(Locale.ROOT, "%.1f %%", 100 * share), "class", "number");
    html.element("span", bytes(bytes), "class", "number wide");
    html.element("span", String.format(Locale.ROOT, "%,d ×", count), "class", "number wide");
    html.element("span", name, "class", "name");
  }

  private void open(boolean opened) {
    html.markup(opened ? "<details open>" : "<details>");
  }

  private static String explained(Explanation explanation) {
    long expected = explanation.expectedBytes();
    long grown = explanation.growth().bytes();
    return expected > grown + grown / 20
        ? "more is expected than has grown: some was released, or not touched"
        : String.format(
            Locale.ROOT, "%.0f %% explained", 100.0 * Math.min(expected, grown) / grown);
  }

  private static String subject(Growth growth) {
    return growth.scope().label() + ' ' + growth.dimension().label();
  }

  private static String bytes(long bytes) {
    return Unit.BYTES.format(bytes);
  }
}
