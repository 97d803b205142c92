package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that are set, and machines that were asleep. */
final class ClockFaultTest {
  private static final long DAY_MILLIS = HOURS.toMillis(24);

  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();

  private Sampler sampler() {
    ProcfsDirectory procfs = new ProcfsDirectory(directory);
    procfs.slab(5);
    Sampler sampler = new Sampler(Places.hostOnly(procfs.root()), 1000, problems::add, clock);
    sampler.tick();
    return sampler;
  }

  @ParameterizedTest
  @ValueSource(longs = {-365, -1, 1, 365})
  void aClockThatIsSetChangesNeitherThePaceNorTheOrder(long days) {
    Sampler sampler = sampler();
    for (int i = 0; i < 5; i++) {
      clock.pass(1, SECONDS);
      sampler.tick();
    }
    clock.setWall(clock.wallMillis() + days * DAY_MILLIS);
    for (int i = 0; i < 5; i++) {
      clock.pass(1, SECONDS);
      sampler.tick();
    }
    assertThat(sampler.samplesTaken()).isEqualTo(11);
    assertThat(sampler.latest().host().takenAt().wallMillis()).isEqualTo(clock.wallMillis());
    assertThat(sampler.ageMillis(sampler.latest().host().takenAt())).isZero();
    List<HistoryRow> rows = sampler.history(Scope.HOST).rows(10);
    assertThat(rows).hasSize(11);
    assertThat(rows).extracting(HistoryRow::takenAtMillis).isSorted();
    assertThat(problems).isEmpty();
  }

  @Test
  void whatWasMissedInASleepIsNotMadeUpFor() {
    Sampler sampler = sampler();
    clock.pass(8, HOURS);
    sampler.tick();
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(2);
    clock.pass(1, SECONDS);
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(3);
    assertThat(problems).isEmpty();
  }
}
