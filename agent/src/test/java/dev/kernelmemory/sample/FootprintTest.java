package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.procfs.MeminfoField;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What is kept for good, in bytes of heap. */
final class FootprintTest {
  static {
    // It would load an agent into this JVM; what it finds out without is enough.
    System.setProperty("jol.skipDynamicAttach", "true");
  }

  private final FakeClock clock = new FakeClock();
  private final List<String> unavailable = Collections.emptyList();

  private HostMemory memory() {
    return new HostMemory(
        new long[MeminfoField.values().length], HostUse.UNKNOWN, unavailable, Moment.now(clock));
  }

  private static long bytes(Object root, Object without) {
    return GraphLayout.parseInstance(root).subtract(GraphLayout.parseInstance(without)).totalSize();
  }

  @Test
  void aHostsMemoryIsSmall() {
    assertThat(bytes(memory(), unavailable)).isBetween(100L, 256L);
  }

  @Test
  void aFullHistoryTakesHalfAMebibyteAtMost() {
    History history = new History(clock, MILLISECONDS.toNanos(10));
    for (int minute = 0; minute < 25 * 60; minute++) {
      clock.pass(1, MINUTES);
      history.add(memory());
    }
    for (int i = 0; i <= History.MAX_RECENT_ROWS; i++) {
      clock.pass(10, MILLISECONDS);
      history.add(memory());
    }

    assertThat(bytes(history, clock)).isBetween(400L << 10, 512L << 10);
    assertThat(history.rows(24 * 60)).hasSizeGreaterThan(1400);
  }

  @Test
  void aYoungHistoryTakesFarLess() {
    History history = new History(clock, MINUTES.toNanos(1));
    history.add(memory());

    assertThat(bytes(history, clock)).isLessThan(8 << 10);
  }
}
