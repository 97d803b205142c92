package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EarlyNoiseTest {
  private final EarlyNoise noise = new EarlyNoise();
  private long now;

  @Test
  void leavesOutTheStepThatIsUnderWay() {
    noise.add(5_000, 50);
    noise.add(30_000, 400);
    assertThat(noise.limit()).isZero();

    noise.add(41_000, 0);
    assertThat(noise.limit()).isEqualTo(400);
  }

  @Test
  void isTheWiderTheLessIsKnown() {
    blocks(3, 100);
    assertThat(noise.limit()).isEqualTo(800);

    blocks(50, 100);
    assertThat(noise.limit()).isBetween(400L, 420L);
  }

  @Test
  void isNotMovedByAFewLargeOnes() {
    blocks(24, 100);
    blocks(6, 5000);

    assertThat(noise.limit()).isBetween(400L, 430L);
  }

  @Test
  void isMovedByWhatIsUsual() {
    blocks(12, 100);
    blocks(12, 500);

    assertThat(noise.limit()).isGreaterThan(2000);
  }

  private void blocks(int count, long largest) {
    for (int i = 0; i < count; i++) {
      noise.add(now, largest / 2);
      noise.add(now + 1000, largest);
      now += EarlyNoise.BLOCK_MILLIS;
    }
  }
}
