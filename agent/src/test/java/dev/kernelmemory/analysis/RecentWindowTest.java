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
