package dev.kernelmemory.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The largest rise, and when it was. */
final class GrowthTest {
  @Test
  void isFromTheLastLowestToTheFirstHighestSample() {
    Growth growth = growth(1, 50, 10, 10, 40, 90, 90, 30);
    assertThat(growth.bytes()).isEqualTo(80);
    assertThat(growth.fromMillis()).isEqualTo(2000);
    assertThat(growth.toMillis()).isEqualTo(4000);
    assertThat(growth.dimension()).isEqualTo(Dimension.SLAB);
  }

  @Test
  void isNotFromAMissingValue() {
    Growth growth = growth(1, Long.MIN_VALUE, 10, Long.MIN_VALUE, 12);
    assertThat(growth.bytes()).isEqualTo(2);
    assertThat(growth.fromMillis()).isEqualTo(1000);
  }

  @Test
  void isNoneIfNothingGrowsThatMuch() {
    assertThat(growth(100, 50, 149, 20)).isNull();
    assertThat(growth(1, 50, 40, 30)).isNull();
    assertThat(growth(1)).isNull();
  }

  @Property
  void noTwoSamplesAreFurtherApart(
      @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 1000) Long> values) {
    long expected = 0;
    for (int i = 0; i < values.size(); i++) {
      for (int j = i; j < values.size(); j++) {
        expected = Math.max(expected, values.get(j) - values.get(i));
      }
    }
    Growth growth = growth(1, values.stream().mapToLong(Long::longValue).toArray());
    assertThat(growth == null ? 0 : growth.bytes()).isEqualTo(expected);
  }

  private static Growth growth(long least, long... values) {
    List<Observation> series = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      series.add(Observation.of(Scope.HOST, i * 1000L).set(Quantity.SLAB, values[i]).build());
    }
    return Growth.largest(Scope.HOST, Dimension.SLAB, series, least);
  }
}
