package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StepNoiseTest {
  private final StepNoise noise = new StepNoise();
  private long now;

  @Test
  void knowsNothingAtFirst() {
    blocks(1, 100);

    assertThat(noise.isKnown()).isFalse();
    assertThat(noise.limit()).isZero();
  }

  @Test
  void isWellAboveWhatIsUsual() {
    blocks(20, 100);

    assertThat(noise.isKnown()).isTrue();
    assertThat(noise.limit()).isEqualTo(300);
  }

  @Test
  void isNotMovedByThreeLargeSteps() {
    blocks(20, 100);
    blocks(3, 5000);

    assertThat(noise.limit()).isEqualTo(300);
  }

  @Test
  void isMovedByAHabit() {
    blocks(20, 100);
    blocks(5, 5000);

    assertThat(noise.limit()).isEqualTo(6500);
  }

  @Test
  void forgetsAHabitAfterSixHours() {
    blocks(5, 5000);
    blocks(StepNoise.BLOCKS + 1, 100);

    assertThat(noise.limit()).isEqualTo(300);
  }

  @Test
  void passesOverStepsInTheOtherDirection() {
    blocks(20, -100);

    assertThat(noise.limit()).isZero();
  }

  private void blocks(int count, long largest) {
    for (int i = 0; i < count; i++) {
      noise.add(now, largest / 2);
      noise.add(now + 1000, largest);
      now += StepNoise.BLOCK_MILLIS;
    }
  }
}
