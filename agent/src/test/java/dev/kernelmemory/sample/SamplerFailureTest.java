package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SamplerFailureTest {
  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();
  private ProcfsDirectory procfs;

  @BeforeEach
  void mount() {
    procfs = new ProcfsDirectory(directory);
  }

  private Sampler sampler() {
    Sampler sampler = new Sampler(Places.hostOnly(procfs.root()), 1000, problems::add, clock);
    sampler.tick();
    return sampler;
  }

  private void seconds(Sampler sampler, int seconds) {
    for (int i = 0; i < seconds; i++) {
      clock.pass(1, SECONDS);
      sampler.tick();
    }
  }

  private static long ageMillis(Sampler sampler) {
    return sampler.ageMillis(sampler.latest().host().takenAt());
  }

  @Test
  void saysWhyThereAreNoNumbers() {
    Sampler sampler = sampler();

    HostMemory memory = sampler.latest().host();
    assertThat(memory.unavailable()).hasSize(Dimension.values().length);
    for (Dimension dimension : Dimension.values()) {
      assertThat(memory.get(dimension)).isEqualTo(KernelMemory.UNREADABLE);
      assertThat(memory.unavailable().get(dimension.ordinal()))
          .startsWith(dimension.label() + ": unreadable: " + procfs.meminfoPath())
          .contains("No such file");
    }
    assertThat(memory.lowerBound(true)).isEqualTo(KernelMemory.NOT_REPORTED);
    SourceStatus status = sampler.sources().get(0);
    assertThat(status.path()).isEqualTo(procfs.meminfoPath());
    assertThat(status.state()).isEqualTo("unreadable");
    assertThat(status.failures()).isEqualTo(1);
    assertThat(status.lastProblem()).contains("No such file");
  }

  @Test
  void sparesASourceThatFailsForLongerAndLonger() {
    Sampler sampler = sampler();
    List<Integer> readAt = new ArrayList<>();

    for (int second = 1; second <= 250; second++) {
      long before = sampler.samplesTaken();
      seconds(sampler, 1);
      if (sampler.samplesTaken() > before) {
        readAt.add(second);
      }
    }

    assertThat(readAt).containsExactly(1, 3, 7, 15, 31, 63, 123, 183, 243);
    assertThat(sampler.sources().get(0).reads()).isEqualTo(10);
  }

  @Test
  void tellsAProblemThatLastsOnce() {
    seconds(sampler(), 250);

    assertThat(problems).singleElement().asString().contains(procfs.meminfoPath(), "No such file");
  }

  @Test
  void hasNumbersAgainWhenTheFaultEnds() {
    Sampler sampler = sampler();
    seconds(sampler, 3);
    procfs.slab(5);
    seconds(sampler, 4);

    assertThat(sampler.latest().host().get(Dimension.SLAB)).isEqualTo(5 << 10);
    assertThat(sampler.latest().host().unavailable()).isEmpty();
    SourceStatus status = sampler.sources().get(0);
    assertThat(status.state()).isEqualTo("ok");
    assertThat(status.lastProblem()).contains("No such file");

    seconds(sampler, 3);
    assertThat(ageMillis(sampler)).isZero();
  }

  @Test
  void beginsWithAShortPauseAtTheNextFault() {
    Sampler sampler = sampler();
    seconds(sampler, 15);
    procfs.slab(5);
    seconds(sampler, 16);
    assertThat(sampler.latest().host().get(Dimension.SLAB)).isPositive();

    // Whoever has a file open goes on reading it when its name is gone; what it says can go wrong.
    procfs.meminfo("Slab: five kB\n");
    seconds(sampler, 1);
    assertThat(sampler.latest().host().get(Dimension.SLAB)).isEqualTo(KernelMemory.UNREADABLE);
    procfs.slab(6);
    seconds(sampler, 1);

    assertThat(sampler.latest().host().get(Dimension.SLAB)).isEqualTo(6 << 10);
    assertThat(problems).hasSize(2);
  }

  @Test
  void countsMoreThanItTells() {
    Sampler sampler = sampler();
    seconds(sampler, 1);
    procfs.slab(5);
    seconds(sampler, 2);
    for (int i = 0; i < 50; i++) {
      procfs.meminfo("Slab: x" + i + " kB\n");
      seconds(sampler, 1);
    }

    assertThat(problems).hasSize(16);
    assertThat(sampler.sources().get(0).failures()).isEqualTo(52);
    assertThat(sampler.sources().get(0).lastProblem()).contains("x49");
  }
}
