package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class RingTest {
  @Property
  void keepsTheNewestRowsInOrder(
      @ForAll @IntRange(min = 1, max = 200) int capacity,
      @ForAll @IntRange(max = 500) int appended) {
    Ring ring = new Ring(capacity, 2);
    List<Long> newest = new ArrayList<>();
    for (long i = 0; i < appended; i++) {
      ring.append(new long[] {i, -i});
      if (appended - i <= capacity) {
        newest.add(i);
      }
    }

    assertThat(ring.size()).isEqualTo(Math.min(capacity, appended));
    long[] row = new long[2];
    for (int i = 0; i < ring.size(); i++) {
      ring.copy(i, row);
      assertThat(row).containsExactly(newest.get(i), -newest.get(i));
    }
  }
}
