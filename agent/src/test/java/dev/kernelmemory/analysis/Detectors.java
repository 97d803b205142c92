package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The analyzer with its defaults, and what people use instead. */
final class Detectors {
  private static final long START_MILLIS = 1_790_000_000_000L;

  private Detectors() {}

  /** The analyzer, with any given observation filled by one quantity. */
  static final class Ours implements Detector {
    private final Analyzer analyzer = new Analyzer(Machine.UNKNOWN, Thresholds.DEFAULTS);
    private final Quantity quantity;
    private final Scope scope;
    private final long ram;

    Ours(Scenario.Place place, Quantity quantity) {
      this.scope = place.scope();
      this.quantity = quantity;
      this.ram = (long) place.memoryBytes();
    }

    @Override
    public void add(double seconds, double value, double reclaimable, List<Hit> hits) {
      Observation seen =
          Observation.of(scope, START_MILLIS + Math.round(seconds * 1000))
              .set(scope == Scope.HOST ? Quantity.MEM_TOTAL : Quantity.LIMIT, ram)
              .set(quantity, (long) value)
              .set(Quantity.SLAB_RECLAIMABLE, (long) reclaimable)
              .build();
      boolean host = scope == Scope.HOST;
      for (Finding finding : analyzer.accept(host ? seen : null, host ? null : seen, null)) {
        if (finding.isActive() && finding.detectedMillis() == seen.timeMillis()) {
          hits.add(new Hit(finding.pattern(), seconds));
        }
      }
    }
  }

  /** A fixed threshold: a quarter above the first ten minutes' mean, and back below it. */
  static final class Fixed implements Detector {
    private static final double RATIO = 1.25;
    private double sum;
    private int count;
    private boolean over;

    @Override
    public void add(double seconds, double value, double reclaimable, List<Hit> hits) {
      if (value < 0) {
        return;
      }
      if (seconds < 600) {
        sum += value;
        count++;
        return;
      }
      boolean now = value > RATIO * sum / Math.max(1, count);
      if (now && !over) {
        hits.add(new Hit(Pattern.GROWTH, seconds));
        hits.add(new Hit(Pattern.SPIKE, seconds));
      }
      over = now;
    }
  }

  /** More than four standard deviations from the mean of the last hour, for three samples. */
  static final class ZScore implements Detector {
    private static final double WINDOW_SECONDS = 3600;
    private static final double LIMIT = 4;
    private final Deque<double[]> window = new ArrayDeque<>();
    private double sum;
    private double squares;
    private double origin = Double.NaN;
    private int inARow;

    @Override
    public void add(double seconds, double value, double reclaimable, List<Hit> hits) {
      if (value < 0) {
        return;
      }
      if (Double.isNaN(origin)) {
        origin = value;
      }
      double x = value - origin;
      int n = window.size();
      if (n >= 60) {
        double mean = sum / n;
        double deviation = Math.sqrt(Math.max(1, squares / n - mean * mean));
        boolean far = Math.abs(x - mean) > LIMIT * deviation;
        inARow = far ? inARow + 1 : 0;
        if (inARow == 3) {
          hits.add(new Hit(Pattern.GROWTH, seconds));
          hits.add(new Hit(x > mean ? Pattern.SPIKE : Pattern.DROP, seconds));
        }
      }
      window.addLast(new double[] {seconds, x});
      sum += x;
      squares += x * x;
      while (seconds - window.getFirst()[0] > WINDOW_SECONDS) {
        double old = window.removeFirst()[1];
        sum -= old;
        squares -= old * old;
      }
    }
  }
}
