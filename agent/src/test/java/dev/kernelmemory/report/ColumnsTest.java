package dev.kernelmemory.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ColumnsTest {
  private static final int DAY = 86_400;

  @Test
  void keepsSmallTracksWhole() {
    Track track = noise(2000);
    assertThat(Columns.thin(track, 2)).isSameAs(track);
  }

  @Test
  void keepsTheExtremesOfEachNumberAndOfTheSum() {
    Track track = noise(DAY);
    Track thin = Columns.thin(track, 2);
    assertThat(thin.size()).isLessThan(8 * 1200 + 2);
    for (int s = 0; s < 2; s++) {
      assertThat(thin.highest(s)).isEqualTo(track.highest(s));
      assertThat(thin.lowest(s)).isEqualTo(track.lowest(s));
    }
    assertThat(highestSum(thin)).isEqualTo(highestSum(track));
    assertThat(thin.time(0)).isEqualTo(track.time(0));
    assertThat(thin.time(thin.size() - 1)).isEqualTo(track.time(DAY - 1));
  }

  @Test
  void keepsASpikeOfOneSample() {
    Track track = new Track(1);
    for (int i = 0; i < DAY; i++) {
      track.add(1000L * i, i == 54_321 ? 1_000_000 : 10);
    }
    Track thin = Columns.thin(track, 1);
    assertThat(thin.highest(0)).isEqualTo(1_000_000);
    assertThat(thin.size()).isLessThan(2 * 1200 + 3);
  }

  @Test
  void keepsGapsAndInventsNone() {
    Track track = new Track(1);
    for (int i = 0; i < DAY; i++) {
      if (i < 20_000 || i > 40_000) {
        track.add(1000L * i, 100 + i % 7);
      }
    }
    Track thin = Columns.thin(track.withGaps(), 1);
    int gaps = 0;
    for (int i = 0; i < thin.size(); i++) {
      if (thin.value(0, i) < 0) {
        gaps++;
        assertThat(thin.time(i)).isBetween(19_990_000L, 20_010_000L);
        assertThat(thin.time(i + 1)).isEqualTo(40_001_000L);
      }
    }
    assertThat(gaps).isEqualTo(1);
  }

  @Test
  void ordersEventsByTime() {
    Track track = new Track(1);
    track.add(3000, 3);
    track.add(1000, 1);
    track.add(9000, 9);
    track.add(2000, 2);
    Track sorted = track.within(new TimeRange(1000, 5000));
    assertThat(sorted.size()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      assertThat(sorted.value(0, i)).isEqualTo(i + 1);
      assertThat(sorted.time(i)).isEqualTo(1000L * (i + 1));
    }
  }

  private static Track noise(int samples) {
    Random random = new Random(1);
    Track track = new Track(2);
    for (int i = 0; i < samples; i++) {
      track.add(1000L * i, random.nextInt(1 << 20), random.nextInt(1 << 18));
    }
    return track;
  }

  private static long highestSum(Track track) {
    long highest = 0;
    for (int i = 0; i < track.size(); i++) {
      highest = Math.max(highest, track.sum(i, 2));
    }
    return highest;
  }
}
