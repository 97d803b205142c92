package dev.kernelmemory.analysis;

/** The value of each {@link Threshold}. Immutable. */
public final class Thresholds {
  /** What holds if nobody sets anything. */
  public static final Thresholds DEFAULTS = new Thresholds(normal());

  private final double[] values;

  private Thresholds(double[] values) {
    this.values = values;
  }

  /**
   * A copy with one value changed.
   *
   * @param value larger than 0
   * @throws IllegalArgumentException if it is not
   */
  public Thresholds with(Threshold threshold, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(threshold.key() + " must be larger than 0: " + value);
    }
    double[] changed = values.clone();
    changed[threshold.ordinal()] = value;
    return new Thresholds(changed);
  }

  public double get(Threshold threshold) {
    return values[threshold.ordinal()];
  }

  private static double[] normal() {
    Threshold[] all = Threshold.values();
    double[] normal = new double[all.length];
    for (Threshold threshold : all) {
      normal[threshold.ordinal()] = threshold.normal();
    }
    return normal;
  }
}
