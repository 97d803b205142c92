package dev.kernelmemory.events.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Few events, a true sum, and the same chance for every caller. */
final class LookupSamplingTest {
  @BeforeEach
  void start() {
    LookupSampling.reset();
  }

  @Test
  void theFirstLookUpIsTaken() {
    assertThat(LookupSampling.count()).isEqualTo(1);
  }

  @Test
  void manyLookUpsAreFewEventsWhoseSumIsTheirNumber() {
    int lookups = 5_000_000;
    long sum = 0;
    int events = 0;
    for (int i = 0; i < lookups; i++) {
      long taken = LookupSampling.count();
      sum += taken;
      events += taken > 0 ? 1 : 0;
    }
    assertThat(events).isLessThan(5000);
    assertThat(sum).isBetween((long) (0.95 * lookups), (long) lookups);
  }

  @Test
  void callersInTurnAreTakenInProportion() {
    long[] sums = new long[2];
    for (int i = 0; i < 4_000_000; i++) {
      // One call in four of the second kind, strictly in turn.
      sums[i % 4 == 0 ? 1 : 0] += LookupSampling.count() > 0 ? 1 : 0;
    }
    assertThat(sums[0]).isGreaterThan(sums[1]);
    assertThat(sums[1]).isPositive();
  }
}
