package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplerTest {
  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();
  private ProcfsDirectory procfs;

  @BeforeEach
  void mount() {
    procfs = new ProcfsDirectory(directory);
    procfs.slab(1);
  }

  private Sampler sampler(long intervalMillis) {
    Sampler sampler =
        new Sampler(Places.hostOnly(procfs.root()), intervalMillis, problems::add, clock);
    sampler.tick();
    return sampler;
  }

  private static long slabKib(Sampler sampler) {
    return sampler.latest().host().get(Dimension.SLAB) >> 10;
  }

  private static long ageMillis(Sampler sampler) {
    return sampler.ageMillis(sampler.latest().host().takenAt());
  }

  @Test
  void hasASampleAfterItsFirstTick() {
    Sampler sampler = sampler(1000);

    assertThat(slabKib(sampler)).isEqualTo(1);
    assertThat(sampler.samplesTaken()).isEqualTo(1);
    assertThat(ageMillis(sampler)).isZero();
    assertThat(sampler.latest().takenAt().wallMillis()).isEqualTo(clock.wallMillis());
    assertThat(sampler.history(Scope.HOST).rows(1)).hasSize(1);
  }

  @Test
  void takesOneSamplePerInterval() {
    Sampler sampler = sampler(1000);
    procfs.slab(2);

    clock.pass(999, MILLISECONDS);
    sampler.tick();
    assertThat(slabKib(sampler)).isEqualTo(1);
    assertThat(ageMillis(sampler)).isEqualTo(999);

    clock.pass(1, MILLISECONDS);
    sampler.tick();
    sampler.tick();
    assertThat(slabKib(sampler)).isEqualTo(2);
    assertThat(sampler.samplesTaken()).isEqualTo(2);
    assertThat(ageMillis(sampler)).isZero();
  }

  @Test
  void keepsItsRhythmWhenATickIsALittleLate() {
    Sampler sampler = sampler(1000);
    clock.pass(1400, MILLISECONDS);
    sampler.tick();
    clock.pass(600, MILLISECONDS);
    sampler.tick();

    assertThat(sampler.samplesTaken()).isEqualTo(3);
  }

  @Test
  void doesNotMakeUpForMissedTicks() {
    Sampler sampler = sampler(1000);
    clock.pass(3600, SECONDS);
    sampler.tick();
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(2);

    clock.pass(999, MILLISECONDS);
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(2);
    clock.pass(1, MILLISECONDS);
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 9, 3_600_001, Long.MAX_VALUE})
  void refusesIntervalsOutOfRange(long millis) {
    Sampler sampler = sampler(1000);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sampler.setIntervalMillis(millis))
        .withMessageContaining(String.valueOf(millis));
    assertThatIllegalArgumentException().isThrownBy(() -> sampler(millis));
    assertThat(sampler.intervalMillis()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 3_600_000})
  void takesASampleAtOnceWhenTheIntervalChangesAndThenKeepsToIt(long millis) {
    Sampler sampler = sampler(60_000);

    sampler.setIntervalMillis(millis);
    sampler.tick();
    assertThat(sampler.intervalMillis()).isEqualTo(millis);
    assertThat(sampler.samplesTaken()).isEqualTo(2);

    clock.pass(millis - 1, MILLISECONDS);
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(2);
    clock.pass(1, MILLISECONDS);
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(3);
  }

  @Test
  void keepsTheOldSnapshotWhileASlowSourceIsSpared() {
    clock.nanosPerLook = NANOSECONDS.convert(25, MILLISECONDS);
    Sampler sampler = sampler(1000);
    for (int i = 0; i < 2; i++) {
      clock.pass(1, SECONDS);
      sampler.tick();
    }
    clock.nanosPerLook = 0;
    Snapshot old = sampler.latest();
    procfs.slab(2);

    for (int second = 1; second <= 4; second++) {
      clock.pass(1, SECONDS);
      sampler.tick();
      assertThat(sampler.latest()).isSameAs(old);
      assertThat(ageMillis(sampler)).isBetween(second * 1000L, second * 1000L + 300);
    }
    clock.pass(1, SECONDS);
    sampler.tick();

    assertThat(slabKib(sampler)).isEqualTo(2);
    assertThat(sampler.samplesTaken()).isEqualTo(4);
  }
}
