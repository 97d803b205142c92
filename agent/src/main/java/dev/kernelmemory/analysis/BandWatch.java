package dev.kernelmemory.analysis;

/**
 * Whether one proportion is kept: it is broken after five minutes above its most, and kept again
 * after five minutes below 85 % of that. Not thread-safe.
 */
final class BandWatch {
  private static final long DELAY_MILLIS = 5 * Units.MINUTE_MILLIS;
  private static final double CLEAR_RATIO = 0.85;
  private static final double CRITICAL_RATIO = 2;

  final Band band;
  private boolean broken;
  private boolean critical;
  private long changingSinceMillis = -1;
  private long sinceMillis;
  private double value;
  private double most;

  BandWatch(Band band) {
    this.band = band;
  }

  /** Looks at an observation; returns whether the state changed. */
  boolean look(Observation seen, Machine machine, Thresholds thresholds) {
    value = band.value(seen, machine);
    most = band.most(seen, machine, thresholds);
    if (Double.isNaN(value) || Double.isNaN(most)) {
      return false;
    }
    boolean crosses = broken ? value < CLEAR_RATIO * most : value > most;
    long now = seen.timeMillis();
    if (!crosses) {
      changingSinceMillis = -1;
      return becomesCritical();
    }
    if (changingSinceMillis < 0) {
      changingSinceMillis = now;
    }
    if (now - changingSinceMillis < DELAY_MILLIS) {
      return false;
    }
    broken = !broken;
    critical = broken && value > CRITICAL_RATIO * most;
    sinceMillis = broken ? changingSinceMillis : sinceMillis;
    changingSinceMillis = -1;
    return true;
  }

  boolean isBroken() {
    return broken;
  }

  boolean isCritical() {
    return critical;
  }

  long sinceMillis() {
    return sinceMillis;
  }

  long valueBytes() {
    return (long) value;
  }

  long mostBytes() {
    return (long) most;
  }

  private boolean becomesCritical() {
    boolean becomes = broken && !critical && value > CRITICAL_RATIO * most;
    critical |= becomes;
    return becomes;
  }
}
