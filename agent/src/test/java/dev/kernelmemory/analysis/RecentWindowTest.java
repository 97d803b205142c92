package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecentWindowTest {
  private final RecentWindow window = new RecentWindow();
  private long now;

  @Test
  void splitsAtTheStep() {
    fill(23, 1000, 50);
    fill(4, 1000, 90);
    window.split();

    assertThat(window.isFull()).isTrue();
    assertThat(window.before()).isEqualTo(50);
    assertThat(window.after()).isEqualTo(90);
    assertThat(window.newest()).isEqualTo(90);
    assertThat(window.range()).isEqualTo(40);
    assertThat(window.stepMillis(1)).isEqualTo(24_000);
    assertThat(window.isClear(1)).isTrue();
    assertThat(window.isClear(-1)).isFalse();
  }

  @Test
  void leavesOutValuesThatComeTooFast() {
    fill(100, 10, 50);
    assertThat(window.isFull()).isFalse();

    fill(2160, 10, 50);
    assertThat(window.isFull()).isTrue();
  }

  @Test
  void forgetsWhatWasBeforeAGap() {
    fill(40, 1000, 50);
    now += 120_000;
    fill(1, 1000, 90);

    assertThat(window.isFull()).isFalse();
    window.split();
    assertThat(window.after()).isEqualTo(90);
    assertThat(window.before()).isEqualTo(90);
  }

  @Test
  void takesMinutesBetweenValuesForNoGap() {
    fill(10, 120_000, 50);
    fill(3, 120_000, 90);

    assertThat(window.isFull()).isTrue();
    window.split();
    assertThat(window.after() - window.before()).isEqualTo(40);
    assertThat(window.isSudden(1)).isTrue();
  }

  @Test
  void seesNoStepInARampOfMinutes() {
    for (int i = 0; i < 12; i++) {
      fill(1, 60_000, i * 10);
    }
    window.split();

    assertThat(window.isSudden(1)).isFalse();
  }

  @Test
  void seesNoStepInARampThatManyIntervalsShow() {
    for (int i = 0; i < 27; i++) {
      fill(1, 2500, i * 10);
    }
    window.split();

    assertThat(window.size()).isEqualTo(135);
    assertThat(window.isSudden(1)).isFalse();
  }

  @Test
  void seesNoStepInFarValuesOneByOne() {
    fill(20, 1000, 50);
    for (int i = 0; i < 4; i++) {
      fill(1, 1000, 90);
      fill(i == 3 ? 0 : 1, 1000, 50);
    }
    window.split();

    assertThat(window.after()).isEqualTo(90);
    assertThat(window.isSudden(1)).isFalse();
  }

  @Test
  void seesAStepWithAValueInItsMiddle() {
    fill(10, 10_000, 50);
    fill(1, 10_000, 72);
    fill(3, 10_000, 90);
    window.split();

    assertThat(window.isSudden(1)).isTrue();
  }

  @Test
  void seesNoStepInAGapOfARamp() {
    fill(9, 10_000, 50);
    fill(1, 10_000, 60);
    fill(1, 35_000, 95);
    fill(2, 3_000, 98);
    window.split();

    assertThat(window.isSudden(1)).isFalse();
  }

  @Test
  void seesNoStepInAGapAtTheBeginningOfARamp() {
    fill(9, 10_000, 50);
    fill(1, 20_000, 80);
    fill(1, 5_000, 85);
    fill(1, 5_000, 90);
    window.split();

    assertThat(window.after() - window.before()).isEqualTo(35);
    assertThat(window.isSudden(1)).isFalse();
  }

  @Test
  void knowsWhetherItWasSteadyBefore() {
    fill(20, 1000, 50);
    fill(7, 1000, 90);
    window.split();
    assertThat(window.wasSteady()).isTrue();
    assertThat(window.oldestMillis()).isEqualTo(1000);

    for (int i = 0; i < 27; i++) {
      fill(1, 1000, i * 10);
    }
    window.split();
    assertThat(window.wasSteady()).isFalse();
  }

  @Test
  void hasNoRangeWithoutValues() {
    assertThat(window.range()).isZero();
  }

  private void fill(int values, long everyMillis, long value) {
    for (int i = 0; i < values; i++) {
      now += everyMillis;
      window.add(now, value);
    }
  }
}
