package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Feed.GIB;
import static dev.kernelmemory.analysis.Feed.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.sample.Scope;
import org.junit.jupiter.api.Test;

/** On a machine with 16 GiB, of which 164 MiB is the most for kernel stacks. */
final class BandWatchTest {
  private final BandWatch watch = new BandWatch(Band.KERNEL_STACK);
  private long now = Feed.START;

  @Test
  void waitsFiveMinutesBeforeItSpeaks() {
    assertThat(look(299, 200 * MIB)).isZero();
    assertThat(watch.isBroken()).isFalse();
    assertThat(look(2, 200 * MIB)).isEqualTo(1);
    assertThat(watch.isBroken()).isTrue();
    assertThat(watch.sinceMillis()).isEqualTo(Feed.START);
    assertThat(watch.valueBytes()).isEqualTo(200 * MIB);
    assertThat(watch.mostBytes()).isEqualTo((long) (0.01 * 16 * GIB));
  }

  @Test
  void startsTheWaitAnewAfterAMomentBelow() {
    look(200, 200 * MIB);
    look(1, 100 * MIB);

    assertThat(look(200, 200 * MIB)).isZero();
    assertThat(watch.isBroken()).isFalse();
  }

  @Test
  void clearsWellBelowTheLevelThatItWarnsAt() {
    look(400, 200 * MIB);

    assertThat(look(3600, 150 * MIB)).isZero();
    assertThat(watch.isBroken()).isTrue();
    assertThat(look(301, 120 * MIB)).isEqualTo(1);
    assertThat(watch.isBroken()).isFalse();
  }

  @Test
  void saysWhenItBecomesCritical() {
    look(400, 200 * MIB);
    assertThat(watch.isCritical()).isFalse();

    assertThat(look(2, 400 * MIB)).isEqualTo(1);
    assertThat(watch.isCritical()).isTrue();
  }

  @Test
  void waitsForANumberThatIsAbsent() {
    look(400, 200 * MIB);

    assertThat(look(600, Observation.ABSENT)).isZero();
    assertThat(watch.isBroken()).isTrue();
  }

  /** Looks once a second; returns how often the state changed. */
  private int look(int seconds, long bytes) {
    int changes = 0;
    for (int i = 0; i < seconds; i++, now += 1000) {
      Observation seen =
          Observation.of(Scope.HOST, now)
              .set(Quantity.MEM_TOTAL, 16 * GIB)
              .set(Quantity.KERNEL_STACK, bytes)
              .build();
      changes += watch.look(seen, Machine.UNKNOWN, Thresholds.DEFAULTS) ? 1 : 0;
    }
    return changes;
  }
}
