package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The analyzer on generated series whose truth is known.
 *
 * <p>{@code -Dkernelmemory.days=1000} simulates a thousand days of each quiet kind, {@code
 * -Dkernelmemory.seed=N} takes other ones. {@link ScenarioReport} prints figures, with baselines.
 */
final class ScenarioTest {
  private static final int DAYS = Integer.getInteger("kernelmemory.days", 2);
  private static final int SERIES = Integer.getInteger("kernelmemory.series", 8);
  private static final long SEED = Long.getLong("kernelmemory.seed", 20_261_121);

  static final List<Scenario> QUIET =
      Scenarios.all().stream().filter(one -> one.isQuiet() && !one.beyondTheGoal()).toList();
  static final List<Scenario> NOT_QUIET =
      Scenarios.all().stream().filter(one -> !one.isQuiet()).toList();

  @ParameterizedTest
  @FieldSource("QUIET")
  void findsNothingInHealthyDays(Scenario scenario) {
    Score score = Score.of(scenario, Score.Who.OURS, 1, DAYS, SEED);

    assertThat(score.falseOnes).as(scenario.name()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("NOT_QUIET")
  void findsWhatIsThere(Scenario scenario) {
    Score score = Score.of(scenario, Score.Who.OURS, SERIES, 0, SEED);

    // One series of few may be an unlucky one; the report has the recall over many.
    assertThat(score.found).as(scenario.name()).isGreaterThanOrEqualTo(SERIES - 1 - SERIES / 8);
    assertThat(score.falseFindings).as(scenario.name()).isLessThanOrEqualTo(1);
  }

  @Test
  void hasFortyKinds() {
    assertThat(Scenarios.all()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates();
  }
}
