package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.procfs.MeminfoField;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

final class HistoryTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeClock clock = new FakeClock();
  private final History history = new History(clock, SECOND.toNanos());

  @Test
  void keepsTenMinutesOfSingleSamples() {
    for (int i = 0; i < 700; i++) {
      add(i, SECOND);
    }
    List<HistoryRow> rows = history.rows(10);
    assertThat(rows).hasSize(600);
    assertThat(slab(rows.get(0))).containsExactly(100L, 100L, 100L);
    assertThat(slab(rows.get(599))).containsExactly(699L, 699L, 699L);
    assertThat(history.rows(1)).as("60 s, both ends included").hasSize(61);
  }

  @Test
  void keepsMinimumMaximumAndLastOfEachMinute() {
    for (int i = 0; i < 180; i++) {
      add(i % 60 == 30 ? 1000 + i : i % 60 == 40 ? 5 : 100, SECOND);
    }
    List<HistoryRow> rows = history.rows(60);
    assertThat(rows).hasSize(3);
    assertThat(slab(rows.get(1))).containsExactly(5L, 1090L, 100L);
    assertThat(rows.get(1).samples()).isEqualTo(60);
    assertThat(rows.get(1).takenAtMillis() - rows.get(0).takenAtMillis()).isEqualTo(60_000);
  }

  @Test
  void forgetsWhatIsOlderThanADayAndStaysWithin512KiB() {
    History fast = new History(clock, Duration.ofMillis(10).toNanos());
    for (int i = 0; i < 25 * 60 * 5; i++) {
      clock.pass(Duration.ofSeconds(12));
      fast.add(snapshot(i));
    }
    assertThat(fast.rows(1440).size()).isBetween(1439, 1441);
    long clockBytes = GraphLayout.parseInstance(clock).totalSize();
    assertThat(GraphLayout.parseInstance(fast).totalSize() - clockBytes)
        .isGreaterThan(400 << 10)
        .isLessThanOrEqualTo(512 << 10);
  }

  @Test
  void keepsTheNewestRowsWhenTheIntervalGrows() {
    for (int i = 0; i < 600; i++) {
      add(i, SECOND);
    }
    history.intervalChanged(Duration.ofMinutes(1).toNanos());
    assertThat(history.rows(10)).hasSize(10);
    assertThat(slab(history.rows(10).get(9))[2]).isEqualTo(599);
  }

  @Test
  void minutesHaveTheNumbersThatThereWere() {
    add(HostMemory.UNREADABLE, SECOND);
    add(7, SECOND);
    add(HostMemory.NOT_REPORTED, SECOND);
    assertThat(slab(history.rows(11).get(0))).containsExactly(7L, 7L, HostMemory.NOT_REPORTED);
  }

  @Test
  void aClockThatIsSetBackDoesNotReorderRows() {
    add(1, SECOND);
    clock.setWall(0);
    add(2, SECOND);
    List<HistoryRow> rows = history.rows(10);
    assertThat(slab(rows.get(1))[2]).isEqualTo(2);
    assertThat(rows.get(1).takenAtMillis() - rows.get(0).takenAtMillis()).isEqualTo(1000);
  }

  private void add(long slab, Duration after) {
    clock.pass(after);
    history.add(snapshot(slab));
  }

  private Snapshot snapshot(long slab) {
    long[] bytes = new long[MeminfoField.values().length];
    bytes[MeminfoField.SLAB.ordinal()] = slab;
    return new Snapshot(clock.wallMillis(), clock.nanoTime(), new HostMemory(bytes, List.of()));
  }

  private static long[] slab(HistoryRow row) {
    return new long[] {row.min(Dimension.SLAB), row.max(Dimension.SLAB), row.last(Dimension.SLAB)};
  }
}
