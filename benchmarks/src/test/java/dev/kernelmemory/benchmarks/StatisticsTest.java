package dev.kernelmemory.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void medianIsTheMiddleValueWhateverTheOrder() {
    assertThat(Statistics.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
  }

  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Statistics.median(List.of(4.0, 100.0, 1.0, 2.0))).isEqualTo(3.0);
  }

  @Test
  void medianOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Statistics.median(List.of()));
  }

  @Test
  void upperMedianLooksAtTheFirstValuesOnly() {
    assertThat(Statistics.upperMedian(new double[] {3, 1, 2, 0, 0}, 3)).isEqualTo(2);
  }

  @Test
  void ratiosPairTheValuesOfOneRound() {
    assertThat(Statistics.ratios(List.of(2.0, 9.0), List.of(1.0, 3.0))).containsExactly(2.0, 3.0);
  }

  @Test
  void ratiosOfDifferentNumbersOfRoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Statistics.ratios(List.of(1.0), List.of(1.0, 2.0)));
  }

  @Test
  void theMedianOfRatiosIsNotTheRatioOfMedians() {
    Series series = new Series();
    double[] values = {1, 20, 3};
    double[] baselines = {1, 10, 6};
    for (int i = 0; i < values.length; i++) {
      series.add("value", values[i]);
      series.add("baseline", baselines[i]);
    }
    assertThat(series.medianRatio("value", "baseline")).isEqualTo(1.0);
    assertThat(series.median("value") / series.median("baseline")).isEqualTo(0.5);
    assertThat(series.medianDifference("value", "baseline")).isEqualTo(0);
  }

  @Test
  void everyRoundBeginsOneFurtherOn() {
    List<String> list = List.of("a", "b", "c");
    assertThat(Statistics.rotated(list, 0)).containsExactly("a", "b", "c");
    assertThat(Statistics.rotated(list, 1)).containsExactly("b", "c", "a");
    assertThat(Statistics.rotated(list, 5)).containsExactly("c", "a", "b");
  }
}
