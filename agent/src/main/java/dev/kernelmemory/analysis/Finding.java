package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;

/**
 * A pattern in one number that a person should know of. Immutable; what becomes of it later is said
 * by a newer finding with the same {@link #id()}.
 *
 * <p>Numbers that are not known are -1, rates that are not known {@link Double#NaN}.
 */
public final class Finding {
  private final Draft draft;

  Finding(Draft draft) {
    this.draft = draft;
  }

  /** Counts from 1 in one analyzer; a newer state of the same finding has the same number. */
  public long id() {
    return draft.id;
  }

  public Pattern pattern() {
    return draft.pattern;
  }

  /** What moves; for slab it may be the part that moves. */
  public Quantity quantity() {
    return draft.quantity;
  }

  /** The dimension as users know it, or the quantity's name if it is none of the five. */
  public String dimension() {
    Dimension dimension = draft.quantity.dimension();
    return dimension == null ? draft.quantity.label() : dimension.label();
  }

  public Scope scope() {
    return draft.scope;
  }

  public Severity severity() {
    return draft.severity;
  }

  /** When it began, as far as can be told. */
  public long sinceMillis() {
    return draft.sinceMillis;
  }

  /** When it was found. */
  public long detectedMillis() {
    return draft.detectedMillis;
  }

  /** When it ended, -1 while it goes on. */
  public long untilMillis() {
    return draft.untilMillis;
  }

  public boolean isActive() {
    return draft.outcome == Outcome.ACTIVE;
  }

  public Outcome outcome() {
    return draft.outcome;
  }

  /** The level before. */
  public long fromBytes() {
    return draft.fromBytes;
  }

  /** The level that it led to, the largest so far. */
  public long toBytes() {
    return draft.toBytes;
  }

  /** What the level is compared with: before a change, or the most that is in proportion. */
  public long baselineBytes() {
    return draft.baselineBytes;
  }

  /** Growth per hour. */
  public double ratePerHour() {
    return draft.ratePerHour;
  }

  /** The lower end of the rate's 95 % confidence interval. */
  public double lowestRatePerHour() {
    return draft.lowestRatePerHour;
  }

  /** The upper end of the rate's 95 % confidence interval. */
  public double highestRatePerHour() {
    return draft.highestRatePerHour;
  }

  /** At this rate, the time until the container's limit or the host's available memory is used. */
  public long timeToLimitMillis() {
    return draft.timeToLimitMillis;
  }

  public Verdict verdict() {
    return draft.attribution.verdict();
  }

  Attribution attribution() {
    return draft.attribution;
  }

  /** How sure the verdict is, 0 to 1. */
  public double confidence() {
    return draft.attribution.confidence();
  }

  /** One paragraph that says what was seen, and how bad it is. */
  public String explanation() {
    return Explanation.of(this, draft.measure);
  }

  /** What to do next, for this dimension in this environment. */
  public String nextStep() {
    return Advice.of(this, draft.machine);
  }

  @Override
  public String toString() {
    return severity() + " " + pattern() + " " + dimension() + ": " + explanation();
  }

  /** The numbers of a finding before it is handed out. */
  static final class Draft {
    final long id;
    final Pattern pattern;
    final Scope scope;
    final Quantity quantity;
    final Machine machine;
    Severity severity = Severity.INFO;
    long sinceMillis;
    long detectedMillis;
    long untilMillis = -1;
    Outcome outcome = Outcome.ACTIVE;
    long fromBytes = -1;
    long toBytes = -1;
    long baselineBytes = -1;
    double ratePerHour = Double.NaN;
    double lowestRatePerHour = Double.NaN;
    double highestRatePerHour = Double.NaN;
    long timeToLimitMillis = -1;
    Attribution attribution = Attribution.UNKNOWN;

    /** For a disproportion: what is out of proportion to what, in words. */
    String measure = "";

    Draft(long id, Pattern pattern, Scope scope, Quantity quantity, Machine machine) {
      this.id = id;
      this.pattern = pattern;
      this.scope = scope;
      this.quantity = quantity;
      this.machine = machine;
    }
  }
}
