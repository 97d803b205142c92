package dev.kernelmemory.analysis;

/**
 * A line through points by the median of all pairs' slopes, which up to 29 % of outliers don't
 * move, with Sen's confidence interval (P. K. Sen, 1968, by the variance of Kendall's score).
 *
 * <p>Keeps its arrays for the next fit; not thread-safe. Cost: n² / 2 slopes are sorted.
 */
final class TheilSen {
  /** Of the normal distribution: an interval that holds the true slope in 95 % of all cases. */
  private static final double Z = 1.96;

  /** A normal distribution's standard deviation by its median distance from the median. */
  private static final double TO_DEVIATION = 1.4826;

  private final double[] slopes;
  private final double[] residuals;
  private double slope;
  private double low;
  private double high;
  private double intercept;
  private double residualScale;
  private double lowestResidual;
  private double shortNoise;
  private double walk;

  TheilSen(int mostPoints) {
    slopes = new double[mostPoints * (mostPoints - 1) / 2];
    residuals = new double[mostPoints];
  }

  /** Fits the first points, of which no two have the same time. */
  void fit(double[] times, double[] values, int count) {
    int pairs = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        slopes[pairs++] = (values[j] - values[i]) / (times[j] - times[i]);
      }
    }
    slope = Medians.ofFirst(slopes, pairs);
    double width = Z * Math.sqrt(count * (count - 1.0) * (2 * count + 5) / 18);
    low = slopes[at((pairs - width) / 2, pairs)];
    high = slopes[at((pairs + width) / 2, pairs)];
    residualScale = scaleAround(times, values, count);
    shortNoise = shortNoise(values, count);
    walk = walk(values, count);
  }

  double slope() {
    return slope;
  }

  /** The lower end of the slope's confidence interval. */
  double low() {
    return low;
  }

  /** The upper end of the slope's confidence interval. */
  double high() {
    return high;
  }

  /** How far points are from the line: the median distance, scaled to a standard deviation. */
  double residualScale() {
    return residualScale;
  }

  /** How far the farthest of the points below the line is from it, not positive. */
  double lowestResidual() {
    return lowestResidual;
  }

  /** The line's value at a time. */
  double at(double time) {
    return intercept + slope * time;
  }

  /**
   * The standard deviation of what is noise from point to point, by second differences: a smooth
   * curve, however bent, hardly has any.
   */
  double shortNoise() {
    return shortNoise;
  }

  /**
   * How far a random walk gets that has these points' changes: the standard deviation of where it
   * ends. Noise around a line looks like a walk as well, but one that gets nowhere.
   */
  double walk() {
    return walk;
  }

  private static double walk(double[] values, int count) {
    double mean = (values[count - 1] - values[0]) / (count - 1);
    double squares = 0;
    for (int i = 1; i < count; i++) {
      double change = values[i] - values[i - 1] - mean;
      squares += change * change;
    }
    return Math.sqrt(squares);
  }

  private double shortNoise(double[] values, int count) {
    if (count < 3) {
      return 0;
    }
    for (int i = 2; i < count; i++) {
      residuals[i - 2] = Math.abs(values[i] - 2 * values[i - 1] + values[i - 2]);
    }
    return TO_DEVIATION * Medians.ofFirst(residuals, count - 2) / Math.sqrt(6);
  }

  private double scaleAround(double[] times, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      residuals[i] = values[i] - slope * times[i];
    }
    intercept = Medians.ofFirst(residuals, count);
    lowestResidual = residuals[0] - intercept;
    for (int i = 0; i < count; i++) {
      residuals[i] = Math.abs(residuals[i] - intercept);
    }
    return TO_DEVIATION * Medians.ofFirst(residuals, count);
  }

  private static int at(double rank, int count) {
    return (int) Math.max(0, Math.min(count - 1, Math.round(rank)));
  }
}
