package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MediansTest {
  @Test
  void takesTheMiddleOfTheFirst() {
    assertThat(Medians.ofFirst(new long[] {9, 1, 5, 0, 0}, 3)).isEqualTo(5);
    assertThat(Medians.ofFirst(new double[] {9, 1, 5, 7}, 4)).isEqualTo(6);
  }

  @Test
  void doesNotOverflow() {
    long huge = Long.MAX_VALUE;

    assertThat(Medians.ofFirst(new long[] {huge, huge - 2}, 2)).isEqualTo(huge - 1);
  }

  @Test
  void keepsAMinuteOfAnyRateInItsMemory() {
    Minute minute = new Minute();
    assertThat(minute.isEmpty()).isTrue();
    for (int i = 0; i < 6000; i++) {
      minute.add(i);
    }

    assertThat(minute.take()).isBetween(2800L, 3200L);
    assertThat(minute.isEmpty()).isTrue();
  }
}
