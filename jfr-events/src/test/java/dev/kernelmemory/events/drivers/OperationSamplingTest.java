package dev.kernelmemory.events.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Few events, a true sum, and the same chance for every caller. */
final class OperationSamplingTest {
  private static final long MILLISECOND = 1_000_000;

  private final OperationSampling lookUps = new OperationSampling(5 * MILLISECOND, 0);

  @Test
  void theFirstIsTaken() {
    assertThat(lookUps.count()).isEqualTo(1);
  }

  @Test
  void manyAreFewEventsWhoseSumIsTheirNumber() {
    int operations = 5_000_000;
    long sum = 0;
    int events = 0;
    for (int i = 0; i < operations; i++) {
      long taken = lookUps.count();
      sum += taken;
      events += taken > 0 ? 1 : 0;
    }
    assertThat(events).isLessThan(5000);
    assertThat(sum).isBetween((long) (0.95 * operations), (long) operations);
  }

  @Test
  void callersInTurnAreTakenInProportion() {
    long[] sums = new long[2];
    for (int i = 0; i < 4_000_000; i++) {
      // One call in four of the second kind, strictly in turn.
      sums[i % 4 == 0 ? 1 : 0] += lookUps.count() > 0 ? 1 : 0;
    }
    assertThat(sums[0]).isGreaterThan(sums[1]);
    assertThat(sums[1]).isPositive();
  }

  @Test
  void eachOfABurstIsTakenAlone() {
    OperationSampling opens = new OperationSampling(MILLISECOND, 1000);
    for (int i = 0; i < 900; i++) {
      assertThat(opens.count()).isEqualTo(1);
    }
  }

  @Test
  void afterABurstFewAreTaken() {
    OperationSampling opens = new OperationSampling(MILLISECOND, 1000);
    long start = System.nanoTime();
    long events = 0;
    for (int i = 0; i < 5_000_000; i++) {
      events += opens.count() > 0 ? 1 : 0;
    }
    long millis = (System.nanoTime() - start) / MILLISECOND;
    // On the way to the stride that fits, one event in each power of two.
    assertThat(events).isLessThan(1000 + millis + 64);
  }

  @Test
  void threadsTogetherLoseNothing() throws InterruptedException {
    OperationSampling opens = new OperationSampling(MILLISECOND, 1 << 20);
    AtomicLong sum = new AtomicLong();
    AtomicLong events = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int j = 0; j < 10_000; j++) {
                  long taken = opens.count();
                  sum.addAndGet(taken);
                  events.addAndGet(taken > 0 ? 1 : 0);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(sum).hasValue(40_000);
    assertThat(events).hasValue(40_000);
  }
}
