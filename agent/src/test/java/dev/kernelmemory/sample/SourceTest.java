package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceTest {
  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();
  private final SourceSettings settings = Sources.settings(problems);
  private final Source source = new Source("/proc/some", 0, settings);

  /** Reads it, which takes so long. */
  private static void read(Source source, FakeClock clock, long millis) {
    source.begin(clock);
    clock.pass(millis, MILLISECONDS);
    source.ok(clock);
  }

  private boolean isDueIn(Source of, long millis) {
    return of.isDue(clock.nanoTime() + MILLISECONDS.toNanos(millis));
  }

  @Test
  void isDueFromTheBeginningAndForEverySample() {
    assertThat(isDueIn(source, 0)).isTrue();
    read(source, clock, 1);
    assertThat(isDueIn(source, 0)).isTrue();
    assertThat(source.status().state()).isEqualTo("ok");
    assertThat(source.status().reads()).isEqualTo(1);
    assertThat(source.status().lastReadNanos()).isEqualTo(1_000_000);
  }

  @Test
  void isDueOncePerPeriodEvenIfATickIsALittleEarly() {
    Source seldom = new Source("/proc/seldom", SECONDS.toNanos(10), settings);
    read(seldom, clock, 0);
    assertThat(isDueIn(seldom, 9_400)).isFalse();
    assertThat(isDueIn(seldom, 9_600)).isTrue();
  }

  @Test
  void isReadLessOftenWhenThreeReadingsInARowTakeLongerThanTheBudget() {
    read(source, clock, 6);
    read(source, clock, 7);
    assertThat(source.status().state()).isEqualTo("ok");
    read(source, clock, 8);
    assertThat(source.status().state()).isEqualTo("slow");
    assertThat(isDueIn(source, 6 * 200 - 1)).isFalse();
    assertThat(isDueIn(source, 6 * 200)).isTrue();
    assertThat(problems)
        .containsExactly("/proc/some: slow to read (budget 5 ms), so it is read less often");

    read(source, clock, 1);
    assertThat(source.status().state()).isEqualTo("ok");
    assertThat(isDueIn(source, 0)).isTrue();
  }

  @Test
  void forgivesASingleSlowReading() {
    read(source, clock, 1);
    read(source, clock, 900);
    read(source, clock, 1);
    assertThat(source.status().state()).isEqualTo("ok");
    assertThat(source.status().worstReadNanos()).isEqualTo(900_000_000);
    assertThat(problems).isEmpty();
  }

  @Test
  void isSparedForAMinuteAtTheMost() {
    for (int i = 0; i < 3; i++) {
      read(source, clock, 10_000);
    }
    assertThat(isDueIn(source, 59_999)).isFalse();
    assertThat(isDueIn(source, 60_000)).isTrue();
  }

  @Test
  void sparesWhatFailsForLongerAndLonger() {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      source.begin(clock);
      source.failed(clock, new FileNotFoundException("/proc/some (Permission denied)"));
      long pause = 0;
      while (!isDueIn(source, 0)) {
        clock.pass(1, SECONDS);
        pause++;
      }
      pauses.add(pause);
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    assertThat(problems).containsExactly("/proc/some (Permission denied)");
    assertThat(source.status().failures()).isEqualTo(8);
    assertThat(source.status().state()).isEqualTo("unreadable");
  }

  @Test
  void namesItselfInProblemsThatDoNot() {
    source.begin(clock);
    source.failed(clock, new IOException("Input/output error"));
    assertThat(problems).containsExactly("/proc/some: Input/output error");
  }

  @Test
  void takesWhatIsNotThereForNoFault() {
    source.begin(clock);
    source.absent(clock, "disabled");
    assertThat(source.status().state()).isEqualTo("disabled");
    assertThat(source.status().failures()).isZero();
    assertThat(isDueIn(source, MINUTES.toMillis(1) - 1)).isFalse();
    assertThat(isDueIn(source, MINUTES.toMillis(1))).isTrue();
    assertThat(problems).isEmpty();
  }

  @Test
  void isLeftBehindWhenItHangsAndReadAgainWhenItComesBack() {
    source.begin(clock);
    assertThat(settings.watch.takeAway(clock.nanoTime() + 99, 100)).isNull();
    assertThat(settings.watch.takeAway(clock.nanoTime() + 100, 100)).isSameAs(source);
    assertThat(isDueIn(source, 0)).isFalse();
    assertThat(source.isHung()).isTrue();
    assertThat(source.status().state()).isEqualTo("hung");

    Source other = new Source("/proc/other", 0, settings);
    other.begin(clock);
    assertThatThrownBy(() -> source.ok(clock)).isInstanceOf(ReadWatch.Superseded.class);
    assertThat(isDueIn(source, 0)).isTrue();
    other.ok(clock);
    assertThat(other.status().state()).isEqualTo("ok");
  }

  @Test
  void isNotLeftBehindOnceItCameBack() {
    source.begin(clock);
    source.ok(clock);
    assertThat(settings.watch.takeAway(clock.nanoTime() + 1000, 100)).isNull();
    assertThat(isDueIn(source, 0)).isTrue();
  }
}
