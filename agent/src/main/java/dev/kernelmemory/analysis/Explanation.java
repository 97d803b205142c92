package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found, in plain words. */
final class Explanation {
  private Explanation() {}

  static String of(Finding finding, String measure) {
    StringBuilder text = new StringBuilder();
    text.append(subject(finding)).append(' ');
    switch (finding.pattern()) {
      case SPIKE:
        text.append("rose suddenly");
        change(finding, text);
        break;
      case DROP:
        text.append("fell suddenly");
        change(finding, text);
        break;
      case GROWTH:
        growth(finding, text);
        break;
      default:
        text.append("is ").append(Units.bytes(finding.toBytes()));
        text.append(", more than the ").append(Units.bytes(finding.baselineBytes()));
        text.append(" that are in proportion to ").append(measure).append('.');
    }
    if (finding.quantity() == Quantity.SLAB_RECLAIMABLE) {
      text.append(" The kernel can take back most of it when memory is short.");
    }
    verdict(finding, text);
    if (!finding.isActive()) {
      text.append(" It ").append(ended(finding)).append(" after ");
      text.append(Units.duration(finding.untilMillis() - finding.sinceMillis())).append('.');
    }
    return text.toString();
  }

  /** What goes on, or the clean bill. */
  static String ofState(
      @Nullable Observation host, @Nullable Observation container, List<Finding> active) {
    if (host == null && container == null) {
      return "Nothing has been observed yet.";
    }
    StringBuilder text = new StringBuilder();
    for (Finding finding : active) {
      text.append(finding.severity()).append(' ').append(finding.pattern()).append(": ");
      text.append(finding.explanation()).append(' ').append(finding.nextStep()).append('\n');
    }
    if (active.isEmpty()) {
      text.append(
          "Kernel memory is not the problem: no dimension has jumped, grows steadily or is");
      text.append(" out of proportion.");
    }
    if (host != null) {
      levels("host", host, Quantity.MEM_TOTAL, "RAM", text);
    }
    if (container != null) {
      levels("container", container, Quantity.CURRENT, "its memory", text);
    }
    return text.toString();
  }

  private static String subject(Finding finding) {
    String name = finding.quantity().label();
    switch (finding.scope()) {
      case HOST:
        return "The host's " + name;
      case CONTAINER:
        return "This container's " + name;
      default:
        return "This JVM's " + name;
    }
  }

  private static void change(Finding finding, StringBuilder text) {
    text.append(" by ");
    text.append(Units.bytes(Math.abs(finding.toBytes() - finding.fromBytes())));
    text.append(", from ").append(Units.bytes(finding.fromBytes()));
    text.append(" to ").append(Units.bytes(finding.toBytes())).append('.');
  }

  private static void growth(Finding finding, StringBuilder text) {
    text.append("grows by ")
        .append(Units.bytes(Math.round(finding.ratePerHour())))
        .append(" an hour");
    text.append(" (95 % sure: ")
        .append(Units.bytes(Math.round(finding.lowestRatePerHour())))
        .append(" to ");
    text.append(Units.bytes(Math.round(finding.highestRatePerHour()))).append("), from ");
    text.append(Units.bytes(finding.fromBytes())).append(" to ");
    text.append(Units.bytes(finding.toBytes())).append(" so far, and does not level off.");
    if (finding.isActive() && finding.timeToLimitMillis() >= 0) {
      text.append(finding.scope() == Scope.HOST ? " The host's available memory" : " The limit");
      text.append(" lasts for about ").append(Units.duration(finding.timeToLimitMillis()));
      text.append(" at that rate.");
    }
  }

  private static void verdict(Finding finding, StringBuilder text) {
    if (finding.scope() == Scope.PROCESS) {
      return;
    }
    if (finding.verdict() == Verdict.UNKNOWN) {
      text.append(" Who is behind it is not known.");
      return;
    }
    text.append(" Behind it: ").append(finding.verdict().label());
    text.append(" (").append(Units.percent(finding.confidence())).append(" sure).");
  }

  private static String ended(Finding finding) {
    switch (finding.outcome()) {
      case RETURNED:
        return "came back";
      case STAYED:
        return "counts as the normal level";
      case LEVELLED_OFF:
        return "levelled off";
      default:
        return "was in proportion again";
    }
  }

  private static void levels(
      String scope, Observation seen, Quantity whole, String wholeName, StringBuilder text) {
    StringBuilder list = new StringBuilder();
    long all = seen.get(whole);
    for (Quantity quantity :
        new Quantity[] {
          Quantity.SLAB,
          Quantity.VMALLOC_USED,
          Quantity.KERNEL_STACK,
          Quantity.PAGE_TABLES,
          Quantity.PER_CPU
        }) {
      if (seen.has(quantity)) {
        list.append(list.length() == 0 ? "" : ", ").append(quantity.label()).append(' ');
        list.append(Units.bytes(seen.get(quantity)));
        if (all > 0) {
          list.append(" (").append(Units.percent((double) seen.get(quantity) / all));
          list.append(list.indexOf("%") == list.lastIndexOf("%") ? " of " + wholeName : "");
          list.append(')');
        }
      }
    }
    if (list.length() > 0) {
      text.append(text.charAt(text.length() - 1) == '\n' ? "" : " ");
      text.append("Of the ").append(scope).append(": ").append(list).append('.');
    }
  }
}
