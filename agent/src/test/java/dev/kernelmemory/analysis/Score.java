package dev.kernelmemory.analysis;

import dev.kernelmemory.analysis.Scenario.Case;
import dev.kernelmemory.analysis.Scenario.Place;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** How one detector does on one kind of series. */
final class Score {
  private static final double GIB = 1024.0 * 1024 * 1024;
  private static final double[] MEMORY = {4, 8, 16, 32, 64, 128};

  /** Which detector. */
  enum Who {
    OURS,
    FIXED,
    Z_SCORE
  }

  int series;
  int found;
  int falseFindings;
  double days;
  final List<Double> delays = new ArrayList<>();
  final List<String> falseOnes = new ArrayList<>();
  final List<String> missed = new ArrayList<>();

  /** Runs so many series, and more until they have so many days altogether. */
  static Score of(Scenario scenario, Who who, int series, int days, long seed) {
    Score score = new Score();
    SplittableRandom random = new SplittableRandom(seed);
    while (score.series < series || score.days < days) {
      double ram = MEMORY[random.nextInt(MEMORY.length)] * GIB;
      Case one = scenario.maker().make(random.split(), ram);
      Place place = one.place();
      score.run(one, scenario.truth(), who, place == null ? new Place(Scope.HOST, ram) : place);
    }
    return score;
  }

  double recall() {
    return (double) found / series;
  }

  double falsePerDay() {
    return falseFindings / days;
  }

  double medianDelay() {
    Collections.sort(delays);
    return delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2);
  }

  double delayOf(double ratio) {
    Collections.sort(delays);
    return delays.isEmpty() ? Double.NaN : delays.get((int) (ratio * (delays.size() - 1)));
  }

  private void run(Case one, @Nullable Pattern truth, Who who, Place place) {
    Detector detector =
        who == Who.OURS
            ? new Detectors.Ours(place, one.quantity())
            : who == Who.FIXED ? new Detectors.Fixed() : new Detectors.ZScore();
    List<Detector.Hit> hits = new ArrayList<>();
    double delay = Double.NaN;
    for (double t = 0; t < one.lengthSeconds(); t += Math.max(0.1, one.timing().next(t))) {
      double value = one.signal().at(t);
      Signal part = one.reclaimable();
      detector.add(t, value, part == null ? -1 : part.at(t), hits);
      for (Detector.Hit hit : hits) {
        boolean after = truth != null && t >= one.onsetSeconds();
        if (after && hit.pattern() == truth && Double.isNaN(delay)) {
          delay = t - one.onsetSeconds();
        } else if (who == Who.OURS
            ? !after || (hit.pattern() == Pattern.GROWTH && truth != Pattern.GROWTH)
            : !after && hit.pattern() == Pattern.GROWTH) {
          falseFindings++;
          falseOnes.add(hit.pattern() + " at " + (long) t + " s of series " + series);
        }
      }
      hits.clear();
      if (truth == Pattern.GROWTH && !Double.isNaN(delay)) {
        break;
      }
    }
    series++;
    days += one.lengthSeconds() / Signal.DAY;
    if (delay <= one.deadlineSeconds()) {
      found++;
    } else if (truth != null) {
      missed.add(
          String.format(
              Locale.ROOT, "missed in series %d, %.1f GiB", series - 1, place.memoryBytes() / GIB));
    }
    if (!Double.isNaN(delay)) {
      delays.add(delay);
    }
  }
}
