package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

final class GrowthWindowTest {
  private static final int BINS = 20;
  private static final long LEAST = 50;
  private final GrowthWindow window = new GrowthWindow();

  @Test
  void seesALine() {
    assertThat(rises(bin -> 1000 + 10 * bin)).isTrue();
    assertThat(window.ratePerHour()).isCloseTo(120, within(0.1));
    assertThat(window.walk()).isCloseTo(0, within(0.1));
  }

  @Test
  void seesALineBeneathAJob() {
    assertThat(rises(bin -> 1000 + 10 * bin + (bin >= 8 && bin < 13 ? 200 : 0))).isTrue();
    assertThat(window.ratePerHour()).isCloseTo(120, within(10.0));
  }

  @Test
  void seesNoLineThatEnds() {
    assertThat(rises(bin -> 1000 + 10 * Math.min(bin, 15))).isFalse();
  }

  @Test
  void seesNoLineThatBeganLater() {
    assertThat(rises(bin -> 1000 + 10 * Math.max(bin, 5))).isFalse();
  }

  @Test
  void seesNoLineInABatchAfterASlowRise() {
    assertThat(rises(bin -> 1000 + 2 * bin + (bin < 15 ? 0 : 60 * (bin - 14)))).isFalse();
  }

  @Test
  void seesNoLineInAFallThatIsUndone() {
    assertThat(rises(bin -> 1000 + 10 * bin - (bin >= 8 && bin < 13 ? 200 : 0))).isFalse();
  }

  @Test
  void seesNoLineInTwoSteps() {
    assertThat(rises(bin -> 1000 + (bin < 7 ? 0 : 100) + (bin < 14 ? 0 : 100))).isFalse();
  }

  @Test
  void seesNoLineThatWasFasterBefore() {
    LongUnaryOperator bent = bin -> bin < 10 ? 10 * bin : 10 * 10 + 8 * (bin - 10);
    assertThat(rises(bin -> 1000 + bent.applyAsLong(bin))).isTrue();
    assertThat(rises(bin -> 1000 + (bin < 0 ? 14 * bin : bent.applyAsLong(bin)))).isFalse();
  }

  /** The window is the bins from 0 on; before them are as many. */
  private boolean rises(LongUnaryOperator lowByBin) {
    Levels levels =
        new Levels() {
          @Override
          public long firstBin() {
            return -BINS;
          }

          @Override
          public long low(long bin) {
            return lowByBin.applyAsLong(bin);
          }
        };
    return window.rises(levels, BINS, BINS, LEAST);
  }
}
