package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Feed.KIB;
import static dev.kernelmemory.analysis.Feed.MIB;
import static dev.kernelmemory.analysis.LevelHistory.ABSENT;
import static dev.kernelmemory.analysis.LevelHistory.BIN_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LevelHistoryTest {
  private static final long FIRST = 5_000_000;
  private final LevelHistory history = new LevelHistory();

  @Test
  void knowsNothingAtFirst() {
    assertThat(history.level(FIRST)).isEqualTo(ABSENT);
    assertThat(history.lowest(FIRST, FIRST + 10)).isEqualTo(ABSENT);
    assertThat(history.levelNear(FIRST * BIN_MILLIS)).isEqualTo(ABSENT);
  }

  @Test
  void saysWhenABinIsComplete() {
    assertThat(history.add(FIRST * BIN_MILLIS, MIB)).isFalse();
    assertThat(history.add((FIRST + 1) * BIN_MILLIS - 1, MIB)).isFalse();
    assertThat(history.add((FIRST + 1) * BIN_MILLIS, MIB)).isTrue();
    assertThat(history.openBin()).isEqualTo(FIRST + 1);
    assertThat(history.level(FIRST)).isEqualTo(MIB);
    assertThat(history.level(FIRST + 1)).isEqualTo(ABSENT);
  }

  @Test
  void keepsTheMedianAndTheLowestOfTheMinutes() {
    for (int minute = 0; minute < 5; minute++) {
      for (int second = 0; second < 60; second++) {
        long value = second == 30 ? 0 : (minute + 1) * MIB;
        history.add(FIRST * BIN_MILLIS + 60_000 * minute + 1000 * second, value);
      }
    }
    history.add((FIRST + 1) * BIN_MILLIS, MIB);

    assertThat(history.level(FIRST)).isEqualTo(3 * MIB);
    assertThat(history.low(FIRST)).isEqualTo(MIB);
  }

  @Test
  void holdsALevelForAQuarterOfAnHour() {
    history.add(FIRST * BIN_MILLIS, MIB);
    history.add((FIRST + 3) * BIN_MILLIS, 2 * MIB);

    assertThat(history.level(FIRST + 2)).isEqualTo(MIB);
  }

  @Test
  void knowsNothingOfALongerGap() {
    history.add(FIRST * BIN_MILLIS, MIB);
    history.add((FIRST + 40) * BIN_MILLIS, 2 * MIB);
    history.add((FIRST + 41) * BIN_MILLIS, 2 * MIB);

    assertThat(history.level(FIRST)).isEqualTo(MIB);
    assertThat(history.level(FIRST + 1)).isEqualTo(ABSENT);
    assertThat(history.level(FIRST + 39)).isEqualTo(ABSENT);
    assertThat(history.level(FIRST + 40)).isEqualTo(2 * MIB);
    assertThat(history.levelNear((FIRST + 4) * BIN_MILLIS)).isEqualTo(MIB);
    assertThat(history.levelNear((FIRST + 20) * BIN_MILLIS)).isEqualTo(ABSENT);
  }

  @Test
  void forgetsWhatIsOlderThanFourDays() {
    for (int bin = 0; bin < 2 * LevelHistory.CAPACITY; bin++) {
      history.add((FIRST + bin) * BIN_MILLIS, bin * MIB);
    }
    long open = FIRST + 2 * LevelHistory.CAPACITY - 1;

    assertThat(history.firstBin()).isEqualTo(open - LevelHistory.CAPACITY + 1);
    assertThat(history.level(history.firstBin() - 1)).isEqualTo(ABSENT);
    assertThat(history.level(open - 1)).isEqualTo((2L * LevelHistory.CAPACITY - 2) * MIB);
    assertThat(history.lowest(history.firstBin(), open))
        .isEqualTo((LevelHistory.CAPACITY + 0L) * MIB);
  }

  @Test
  void startsAnewAfterAGapOfDays() {
    history.add(FIRST * BIN_MILLIS, MIB);
    history.add((FIRST + 9000) * BIN_MILLIS, 2 * MIB);
    history.add((FIRST + 9001) * BIN_MILLIS, 2 * MIB);

    assertThat(history.firstBin()).isEqualTo(FIRST + 9000);
    assertThat(history.level(FIRST)).isEqualTo(ABSENT);
  }

  @Test
  void keepsValuesTooLargeForItsBins() {
    history.add(FIRST * BIN_MILLIS, Long.MAX_VALUE);
    history.add((FIRST + 1) * BIN_MILLIS, 1);

    assertThat(history.level(FIRST)).isEqualTo(Integer.MAX_VALUE * KIB);
  }

  @Test
  void worksBeforeTheEpoch() {
    history.add(-2 * BIN_MILLIS, MIB);
    history.add(-BIN_MILLIS, MIB);

    assertThat(history.level(-2)).isEqualTo(MIB);
  }
}
