package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.sample.Scope;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever it is given, the analysis neither throws nor talks without end. */
final class AnalyzerPropertyTest {
  private static final int SAMPLES = 20_000;
  private static final long[] ODD = {
    Long.MIN_VALUE, -1, 0, 1, 4095, 1L << 40, 1L << 62, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverThrowsAndKeepsWithinBounds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Analyzer analyzer = new Analyzer(machine(random), Thresholds.DEFAULTS);
    long[][] levels = new long[Scope.values().length][Quantity.values().length];
    long now = seed % 3 == 0 ? 0 : Feed.START;
    long most = 0;
    for (int i = 0; i < SAMPLES; i++) {
      now += step(random);
      for (Finding finding :
          analyzer.accept(
              observe(random, Scope.HOST, now, levels),
              observe(random, Scope.CONTAINER, now, levels),
              observe(random, Scope.PROCESS, now, levels))) {
        assertThat(finding.explanation()).isNotEmpty().doesNotContain("NaN", "null");
        assertThat(finding.nextStep()).isNotEmpty();
        assertThat(finding.confidence()).isBetween(0.0, 1.0);
        assertThat(finding.isActive()).isEqualTo(finding.untilMillis() == -1);
        most = Math.max(most, finding.id());
      }
      assertThat(analyzer.active().size()).isLessThanOrEqualTo(2 * 20 + Band.values().length);
    }
    assertThat(analyzer.recent().size()).isLessThanOrEqualTo(FindingLog.RECENT);
    assertThat(analyzer.explain()).isNotEmpty();
    assertThat(most).isLessThan(SAMPLES / 4);
  }

  private static long step(SplittableRandom random) {
    switch (random.nextInt(100)) {
      case 0:
        return random.nextLong(-100_000, 100_000);
      case 1:
        return random.nextLong(10_000_000);
      case 2:
        return 0;
      case 3:
        return random.nextInt(50) == 0 ? 1L << random.nextInt(40) : 10;
      default:
        return 1000;
    }
  }

  private static Observation observe(
      SplittableRandom random, Scope scope, long now, long[][] levels) {
    if (random.nextInt(20) == 0) {
      return null;
    }
    Observation.Builder seen = Observation.of(scope, now);
    long[] ofScope = levels[scope.ordinal()];
    for (Quantity quantity : Quantity.values()) {
      int at = quantity.ordinal();
      switch (random.nextInt(200)) {
        case 0:
          ofScope[at] = ODD[random.nextInt(ODD.length)];
          break;
        case 1:
        case 2:
          ofScope[at] = random.nextLong(1L << 34);
          break;
        default:
          ofScope[at] += random.nextInt(-9_000, 10_000);
      }
      seen.set(quantity, ofScope[at]);
    }
    return seen.build();
  }

  private static Machine machine(SplittableRandom random) {
    Machine.Kind[] kinds = Machine.Kind.values();
    Machine.Stacks[] stacks = Machine.Stacks.values();
    return new Machine(
        kinds[random.nextInt(kinds.length)],
        stacks[random.nextInt(stacks.length)],
        random.nextBoolean() ? -1 : 65_536,
        random.nextBoolean() ? -1 : 16_384,
        random.nextInt(-1, 4096),
        random.nextInt(-1, 126));
  }
}
