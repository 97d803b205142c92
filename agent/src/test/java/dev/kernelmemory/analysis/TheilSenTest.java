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

  /** A walk's rise is rarely more than twice its deviation; noise around a line goes nowhere. */
  @Test
  void tellsHowFarAWalkGets() {
    SplittableRandom random = new SplittableRandom(3);
    double squares = 0;
    double walks = 0;
    for (int i = 0; i < 1000; i++) {
      for (int j = 0; j < POINTS; j++) {
        times[j] = j;
        values[j] = j == 0 ? 0 : values[j - 1] + random.nextGaussian();
      }
      line.fit(times, values, POINTS);
      squares += values[POINTS - 1] * values[POINTS - 1];
      walks += line.walk() * line.walk();
    }
    assertThat(Math.sqrt(walks / squares)).isCloseTo(1, within(0.1));

    fill(0.1, random);
    line.fit(times, values, POINTS);
    assertThat(line.walk()).isLessThan(0.02 * (values[POINTS - 1] - values[0]));
  }

  private void fill(double noise, SplittableRandom random) {
    for (int i = 0; i < POINTS; i++) {
      times[i] = i;
      values[i] = 5 + 3 * i + noise * random.nextGaussian();
    }
  }
}
