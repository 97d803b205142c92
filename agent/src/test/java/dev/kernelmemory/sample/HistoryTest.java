package dev.kernelmemory.sample;

import static dev.kernelmemory.sample.Dimension.SLAB;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.procfs.MeminfoField;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private final FakeClock clock = new FakeClock();
  private final History history = new History(clock, SECONDS.toNanos(1));

  /** Adds a sample whose every number is this one. */
  private void add(long value) {
    long[] bytes = new long[MeminfoField.values().length];
    Arrays.fill(bytes, value);
    history.add(new HostMemory(bytes, HostUse.UNKNOWN, Collections.emptyList(), Moment.now(clock)));
  }

  private void addEverySecond(int count) {
    for (int i = 0; i < count; i++) {
      clock.pass(1, SECONDS);
      add(i);
    }
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(history.rows(1)).isEmpty();
    assertThat(history.rows(1440)).isEmpty();
  }

  @Test
  void givesSingleSamplesForUpToTenMinutes() {
    addEverySecond(700);

    List<HistoryRow> rows = history.rows(10);

    assertThat(rows).extracting(row -> row.last(SLAB)).hasSize(600).isSorted();
    assertThat(rows.get(0).last(SLAB)).isEqualTo(100);
    assertThat(rows).allSatisfy(row -> assertThat(row.samples()).isEqualTo(1));
    HistoryRow newest = rows.get(599);
    for (Dimension dimension : Dimension.values()) {
      assertThat(newest.min(dimension)).isEqualTo(699);
      assertThat(newest.max(dimension)).isEqualTo(699);
      assertThat(newest.last(dimension)).isEqualTo(699);
    }
    assertThat(newest.takenAtMillis()).isEqualTo(clock.wallMillis());
    assertThat(history.rows(1)).hasSize(61);
  }

  @Test
  void sumsMinutesUpBeyond() {
    for (int i = 0; i < 60; i++) {
      add(i == 20 ? 5 : i == 40 ? 500 : 100);
      clock.pass(1, SECONDS);
    }
    add(7);

    List<HistoryRow> rows = history.rows(11);

    assertThat(rows).hasSize(2);
    for (Dimension dimension : Dimension.values()) {
      assertThat(rows.get(0).min(dimension)).isEqualTo(5);
      assertThat(rows.get(0).max(dimension)).isEqualTo(500);
      assertThat(rows.get(0).last(dimension)).isEqualTo(100);
    }
    assertThat(rows.get(0).samples()).isEqualTo(60);
    assertThat(rows.get(0).takenAtMillis()).isEqualTo(clock.wallMillis() - 1000);
    assertThat(rows.get(1).samples()).isEqualTo(1);
    assertThat(rows.get(1).last(SLAB)).isEqualTo(7);
  }

  @Test
  void reachesBackOneDay() {
    for (int minute = 0; minute < 26 * 60; minute++) {
      add(minute);
      clock.pass(1, MINUTES);
    }

    List<HistoryRow> rows = history.rows(24 * 60);

    assertThat(rows).extracting(row -> row.last(SLAB)).hasSize(1440).isSorted();
    assertThat(rows.get(0).last(SLAB)).isEqualTo(120);
  }

  @Test
  void givesNoMinuteThatIsTooLongAgo() {
    add(1);
    clock.pass(3, HOURS);
    assertThat(history.rows(60)).isEmpty();
    assertThat(history.rows(10)).isEmpty();
    assertThat(history.rows(1440)).hasSize(1);

    add(2);
    assertThat(history.rows(60)).hasSize(1);
    assertThat(history.rows(1440)).hasSize(2);
  }

  @Test
  void keepsTheNewestSamplesWhenTheIntervalGrows() {
    addEverySecond(600);

    history.intervalChanged(SECONDS.toNanos(60));

    assertThat(history.rows(10))
        .extracting(row -> row.last(SLAB))
        .containsExactly(590L, 591L, 592L, 593L, 594L, 595L, 596L, 597L, 598L, 599L);
  }

  @Test
  void keepsAllSamplesWhenTheIntervalShrinks() {
    addEverySecond(600);

    history.intervalChanged(MILLISECONDS.toNanos(10));
    addEverySecond(1);

    assertThat(history.rows(10)).hasSize(601);
  }

  @Test
  void keepsASampleWhateverTheInterval() {
    history.intervalChanged(HOURS.toNanos(1));
    add(1);
    add(2);

    assertThat(history.rows(10)).extracting(row -> row.last(SLAB)).containsExactly(2L);
  }

  @Test
  void keepsRowsWithoutNumbers() {
    add(KernelMemory.UNREADABLE);
    clock.pass(1, SECONDS);
    add(KernelMemory.NOT_REPORTED);

    assertThat(history.rows(10))
        .extracting(row -> row.last(SLAB))
        .containsExactly(KernelMemory.UNREADABLE, KernelMemory.NOT_REPORTED);
    HistoryRow minute = history.rows(60).get(0);
    assertThat(minute.min(SLAB)).isNegative();
    assertThat(minute.max(SLAB)).isNegative();
    assertThat(minute.last(SLAB)).isNegative();
    assertThat(minute.samples()).isEqualTo(2);
  }

  @Test
  void countsNoMissingNumberAsTheSmallestOfAMinute() {
    for (long value : new long[] {KernelMemory.UNREADABLE, 30, 20, KernelMemory.NOT_REPORTED, 40}) {
      add(value);
    }

    HistoryRow minute = history.rows(60).get(0);
    assertThat(minute.min(SLAB)).isEqualTo(20);
    assertThat(minute.max(SLAB)).isEqualTo(40);

    add(KernelMemory.UNREADABLE);
    minute = history.rows(60).get(0);
    assertThat(minute.min(SLAB)).isEqualTo(20);
    assertThat(minute.last(SLAB)).isNegative();
  }

  @Test
  void keepsTheOrderWhenTheClockIsSetBack() {
    add(1);
    clock.pass(1, SECONDS);
    add(2);
    clock.setWall(1_000_000_000_000L);
    clock.pass(1, SECONDS);
    add(3);

    List<HistoryRow> rows = history.rows(10);

    assertThat(rows).extracting(row -> row.last(SLAB)).containsExactly(1L, 2L, 3L);
    assertThat(rows)
        .extracting(HistoryRow::takenAtMillis)
        .containsExactly(999_999_999_000L, 1_000_000_000_000L, 1_000_000_001_000L);
  }
}
