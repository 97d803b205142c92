package dev.kernelmemory.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IncreasesTest {
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final Increases increases = new Increases(2);

  @Test
  void areThoseSinceTheValueBefore() {
    assertThat(increases.next(0, 7)).isEqualTo(UNKNOWN);
    assertThat(increases.next(1, 100)).isEqualTo(UNKNOWN);
    assertThat(increases.next(0, 9)).isEqualTo(2);
    assertThat(increases.next(0, 9)).isZero();
    assertThat(increases.next(1, 101)).isEqualTo(1);
  }

  @Test
  void outliveAReadingThatFails() {
    increases.next(0, 7);

    assertThat(increases.next(0, -1)).isEqualTo(UNKNOWN);
    assertThat(increases.next(0, 8)).isEqualTo(1);
  }

  @Test
  void areUnknownWhereACounterBeginsAnew() {
    increases.next(0, 7);

    assertThat(increases.next(0, 3)).isEqualTo(UNKNOWN);
    assertThat(increases.next(0, 5)).isEqualTo(2);
  }

  @Test
  void areUnknownAfterOtherCountersTookTheirPlace() {
    increases.next(0, 7);
    increases.forget();

    assertThat(increases.next(0, 8)).isEqualTo(UNKNOWN);
  }
}
