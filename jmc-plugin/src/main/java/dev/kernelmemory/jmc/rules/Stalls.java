package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.procfs.Printable;
import org.openjdk.jmc.common.item.IItemCollection;

/** The worst that a recording has of one scope's pressure. Filled by reading. */
final class Stalls {
  private final String scope;
  private double some = Double.NaN;
  private double full = Double.NaN;
  private long allocationStalls;
  private String state = "";

  private Stalls(String scope) {
    this.scope = scope;
  }

  static Stalls of(IItemCollection recording, String scope) {
    Stalls stalls = new Stalls(scope);
    Event.read(
        recording,
        Types.PRESSURE,
        event -> {
          if (event.text("scope").equals(scope)) {
            stalls.add(event);
          }
        });
    return stalls;
  }

  private void add(Event event) {
    some = larger(some, event.decimal("someAverage10"));
    full = larger(full, event.decimal("fullAverage10"));
    allocationStalls += Math.max(0, event.number("allocationStalls"));
    state = event.text("state");
  }

  boolean isKnown() {
    return !Double.isNaN(some);
  }

  /** The largest share of ten seconds in which at least one task waited, 0 to 1. */
  double some() {
    return some;
  }

  /** The same of all tasks at once. */
  double full() {
    return Double.isNaN(full) ? 0 : full;
  }

  long allocationStalls() {
    return allocationStalls;
  }

  /** Why it is not known. */
  String state() {
    return Printable.of(state);
  }

  String sentence(String key) {
    return Texts.of(
        key, Texts.get("PRESSURE_SCOPE_" + scope), Texts.percent(some), Texts.percent(full()));
  }

  private static double larger(double known, double value) {
    return Double.isNaN(known) ? value : Double.isNaN(value) ? known : Math.max(known, value);
  }
}
