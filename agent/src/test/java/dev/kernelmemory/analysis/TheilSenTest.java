package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TheilSenTest {
  private static final int POINTS = 20;
  private final TheilSen line = new TheilSen(POINTS);
  private final double[] times = new double[POINTS];
  private final double[] values = new double[POINTS];

  @Test
  void findsTheSlopeOfALine() {
    fill(0, new SplittableRandom(1));
    line.fit(times, values, POINTS);

    assertThat(line.slope()).isCloseTo(3, within(1e-9));
    assertThat(line.residualScale()).isCloseTo(0, within(1e-9));
    assertThat(line.shortNoise()).isCloseTo(0, within(1e-9));
  }

  @Test
  void isNotMovedByAQuarterOfOutliers() {
    fill(0, new SplittableRandom(1));
    for (int i = 0; i < POINTS; i += 4) {
      values[i] = 1e6 * i;
    }
    line.fit(times, values, POINTS);

    assertThat(line.slope()).isCloseTo(3, within(1e-6));
  }

  @Test
  void holdsTheTrueSlopeInItsIntervalInNearly95Of100Cases() {
    SplittableRandom random = new SplittableRandom(5);
    int within = 0;
    for (int i = 0; i < 1000; i++) {
      fill(10, random);
      line.fit(times, values, POINTS);
      within += line.low() <= 3 && line.high() >= 3 ? 1 : 0;
    }

    assertThat(within).isBetween(925, 980);
  }

  @Test
  void tellsNoiseFromABend() {
    for (int i = 0; i < POINTS; i++) {
      times[i] = i;
      values[i] = 1000 * Math.log1p(i);
    }
    line.fit(times, values, POINTS);

    assertThat(line.shortNoise()).isLessThan(0.1 * line.residualScale());
  }

  @Test
  void takesThreePointsAtLeastForNoise() {
    fill(10, new SplittableRandom(1));
    line.fit(times, values, 2);

    assertThat(line.shortNoise()).isZero();
  }

  private void fill(double noise, SplittableRandom random) {
    for (int i = 0; i < POINTS; i++) {
      times[i] = i;
      values[i] = 5 + 3 * i + noise * random.nextGaussian();
    }
  }
}
