package dev.kernelmemory.recording;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.FindingListener;
import dev.kernelmemory.events.KernelFinding;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a finding when it is made and when it changes, and once more at its end, then as an event
 * that lasts from the one to the other: a recording that is dumped meanwhile must have it too.
 */
final class FindingHook implements FindingListener {
  private final Map<Long, KernelFinding> begun = new HashMap<>();

  @Override
  public synchronized void found(Finding finding, Change change) {
    if (change == Change.ENDED) {
      KernelFinding event = begun.remove(finding.id());
      if (event == null) {
        event = new KernelFinding();
      } else {
        event.end();
      }
      write(event, finding, change.label());
      return;
    }
    if (!begun.containsKey(finding.id())) {
      KernelFinding event = new KernelFinding();
      event.begin();
      begun.put(finding.id(), event);
    }
    write(new KernelFinding(), finding, change.label());
  }

  /** Writes what goes on, for a recording that starts now. */
  void repeat(List<Finding> active) {
    for (Finding finding : active) {
      write(new KernelFinding(), finding, "active");
    }
  }

  private static void write(KernelFinding event, Finding finding, String state) {
    if (!event.isEnabled()) {
      return;
    }
    event.findingNumber = finding.id();
    event.state = state;
    event.pattern = finding.pattern().name();
    event.dimension = finding.dimension();
    event.quantity = finding.quantity().label();
    event.scope = finding.scope().label().toLowerCase(Locale.ROOT);
    event.severity = finding.severity().name();
    event.since = finding.sinceMillis();
    event.until = Missing.or(finding.untilMillis());
    event.outcome = finding.outcome().label();
    event.from = Missing.or(finding.fromBytes());
    event.to = Missing.or(finding.toBytes());
    event.baseline = Missing.or(finding.baselineBytes());
    event.hourlyRate = rate(finding.ratePerHour());
    event.lowestHourlyRate = rate(finding.lowestRatePerHour());
    event.highestHourlyRate = rate(finding.highestRatePerHour());
    event.timeToLimit = Missing.or(finding.timeToLimitMillis());
    event.verdict = finding.verdict().label();
    event.confidence = (float) finding.confidence();
    event.explanation = finding.explanation();
    event.nextStep = finding.nextStep();
    event.commit();
  }

  private static long rate(double bytesPerHour) {
    return Double.isNaN(bytesPerHour) ? Long.MIN_VALUE : Math.round(bytesPerHour);
  }
}
