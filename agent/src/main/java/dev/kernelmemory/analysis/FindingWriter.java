package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes findings of what the detectors found, with severity and verdict. Not thread-safe. */
final class FindingWriter {
  private static final double SMALL_STEP_RATIO = 0.01;
  private static final double LARGE_STEP_RATIO = 0.05;
  private static final long SOON_MILLIS = 6 * Units.HOUR_MILLIS;
  private static final long SOME_DAY_MILLIS = 7 * Units.DAY_MILLIS;

  /** How much larger a growth is when it is told again. */
  private static final double GROWTH_NEWS_RATIO = 1.5;

  /** And a step, which is told again only once it has settled, or is larger by far. */
  private static final double STEP_NEWS_RATIO = 1.1;

  private final Machine machine;
  private final Shares shares;
  private final FindingLog log;

  FindingWriter(Machine machine, Shares shares, FindingLog log) {
    this.machine = machine;
    this.shares = shares;
    this.log = log;
  }

  void step(
      ScopeAnalysis scope, Series series, Step step, Observation seen, List<Finding> findings) {
    Finding known = log.active(step);
    if (known == null && step.outcome != Outcome.ACTIVE) {
      return;
    }
    Series reclaimable = scope.get(Quantity.SLAB_RECLAIMABLE);
    boolean byReclaimable =
        series.quantity == Quantity.SLAB
            && (known != null
                ? known.quantity() == Quantity.SLAB_RECLAIMABLE
                : reclaimable != null
                    && step.sign * reclaimable.recentChange() >= 0.75 * step.size());
    Finding.Draft draft =
        new Finding.Draft(
            known == null ? log.nextId() : known.id(),
            step.sign > 0 ? Pattern.SPIKE : Pattern.DROP,
            scope.scope(),
            byReclaimable ? Quantity.SLAB_RECLAIMABLE : series.quantity,
            machine);
    draft.sinceMillis = step.sinceMillis;
    draft.detectedMillis = step.detectedMillis;
    draft.untilMillis = step.untilMillis;
    draft.outcome = step.outcome;
    draft.fromBytes = step.from;
    draft.toBytes = step.to;
    draft.baselineBytes = step.from;
    draft.severity = stepSeverity(scope, step, byReclaimable);
    // Later, the values before the step are no longer among the last ones.
    boolean ended = step.outcome != Outcome.ACTIVE;
    draft.attribution =
        known != null && ended
            ? known.attribution()
            : shares.of(scope.scope(), draft.quantity, -1, (double) step.to - step.from);
    if (known == null || ended || isNews(known, draft, STEP_NEWS_RATIO)) {
      put(step, draft, findings);
    }
  }

  void rise(
      ScopeAnalysis scope, Series series, Rise rise, Observation seen, List<Finding> findings) {
    Finding known = log.active(rise);
    if (known == null && rise.outcome != Outcome.ACTIVE) {
      return;
    }
    Finding.Draft draft =
        new Finding.Draft(
            known == null ? log.nextId() : known.id(),
            Pattern.GROWTH,
            scope.scope(),
            rise.reclaimable ? Quantity.SLAB_RECLAIMABLE : series.quantity,
            machine);
    draft.sinceMillis = rise.sinceMillis;
    draft.detectedMillis = rise.detectedMillis;
    draft.untilMillis = rise.untilMillis;
    draft.outcome = rise.outcome;
    draft.fromBytes = rise.from;
    draft.toBytes = rise.to;
    draft.baselineBytes = rise.from;
    draft.ratePerHour = rise.ratePerHour;
    draft.lowestRatePerHour = rise.lowestRatePerHour;
    draft.highestRatePerHour = rise.highestRatePerHour;
    draft.timeToLimitMillis = timeToLimit(rise.ratePerHour, seen);
    draft.severity = riseSeverity(rise, draft.timeToLimitMillis);
    draft.attribution =
        known != null && rise.outcome != Outcome.ACTIVE
            ? known.attribution()
            : shares.of(
                scope.scope(), draft.quantity, rise.sinceMillis, (double) rise.to - rise.from);
    if (known == null
        || rise.outcome != Outcome.ACTIVE
        || isNews(known, draft, GROWTH_NEWS_RATIO)) {
      put(rise, draft, findings);
    }
  }

  void band(
      BandWatch watch,
      Observation seen,
      @Nullable Observation process,
      @Nullable Observation container,
      List<Finding> findings) {
    Finding known = log.active(watch);
    if (known == null && !watch.isBroken()) {
      return;
    }
    Finding.Draft draft =
        new Finding.Draft(
            known == null ? log.nextId() : known.id(),
            Pattern.DISPROPORTION,
            watch.band.scope,
            watch.band.quantity,
            machine);
    draft.sinceMillis = watch.sinceMillis();
    draft.detectedMillis = known == null ? seen.timeMillis() : known.detectedMillis();
    draft.outcome = watch.isBroken() ? Outcome.ACTIVE : Outcome.CLEARED;
    draft.untilMillis = watch.isBroken() ? -1 : seen.timeMillis();
    draft.fromBytes = known == null ? watch.valueBytes() : known.fromBytes();
    draft.toBytes = watch.valueBytes();
    draft.baselineBytes = watch.mostBytes();
    draft.measure = watch.band.reference;
    draft.severity = watch.isCritical() ? Severity.CRITICAL : Severity.WARNING;
    draft.attribution = levelShares(watch, process, container);
    put(watch, draft, findings);
  }

  /** Who has most of a level, rather than of a change. */
  private Attribution levelShares(
      BandWatch watch, @Nullable Observation process, @Nullable Observation container) {
    if (watch.band.scope == Scope.PROCESS) {
      return Attribution.THIS_JVM;
    }
    double level = watch.valueBytes();
    double jvm = share(process, watch.band.quantity, level);
    if (watch.band.scope == Scope.CONTAINER) {
      return Attribution.ofContainer(jvm, false);
    }
    boolean complete =
        watch.band.quantity == Quantity.KERNEL_STACK || watch.band.quantity == Quantity.PAGE_TABLES;
    return Attribution.ofHost(jvm, complete, share(container, watch.band.quantity, level), false);
  }

  private static double share(@Nullable Observation seen, Quantity quantity, double level) {
    return seen != null && seen.has(quantity) ? seen.get(quantity) / level : Double.NaN;
  }

  private void put(Object cause, Finding.Draft draft, List<Finding> findings) {
    Finding finding = new Finding(draft);
    log.put(cause, finding);
    findings.add(finding);
  }

  private static boolean isNews(Finding known, Finding.Draft draft, double ratio) {
    double before = Math.abs((double) known.toBytes() - known.fromBytes());
    double now = Math.abs((double) draft.toBytes - draft.fromBytes);
    return draft.severity != known.severity()
        || draft.attribution.verdict() != known.verdict()
        || now > ratio * before;
  }

  private static Severity stepSeverity(ScopeAnalysis scope, Step step, boolean byReclaimable) {
    long memory = scope.memoryBytes();
    double ratio = memory > 0 ? (double) step.size() / memory : 0;
    return byReclaimable || step.sign < 0 || ratio < SMALL_STEP_RATIO
        ? Severity.INFO
        : ratio < LARGE_STEP_RATIO ? Severity.WARNING : Severity.CRITICAL;
  }

  private static Severity riseSeverity(Rise rise, long timeToLimitMillis) {
    if (timeToLimitMillis >= 0 && timeToLimitMillis < SOON_MILLIS && !rise.reclaimable) {
      return Severity.CRITICAL;
    }
    return rise.reclaimable || timeToLimitMillis > SOME_DAY_MILLIS
        ? Severity.INFO
        : Severity.WARNING;
  }

  private static long timeToLimit(double ratePerHour, Observation seen) {
    long left = -1;
    if (seen.has(Quantity.MEM_AVAILABLE)) {
      left = seen.get(Quantity.MEM_AVAILABLE);
    } else if (seen.has(Quantity.LIMIT) && seen.has(Quantity.CURRENT)) {
      left = Math.max(0, seen.get(Quantity.LIMIT) - seen.get(Quantity.CURRENT));
    }
    return left < 0 || !(ratePerHour > 0) ? -1 : (long) (left / ratePerHour * Units.HOUR_MILLIS);
  }
}
