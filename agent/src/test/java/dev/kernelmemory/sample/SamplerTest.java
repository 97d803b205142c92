package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jol.info.GraphLayout;

final class SamplerTest {
  @TempDir Path procfs;
  private final FakeClock clock = new FakeClock();
  private final List<String> logged = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    meminfo("Slab: 1 kB\nVmallocUsed: 5 kB\nKernelStack: 2 kB\nPageTables: 3 kB\nPercpu: 4 kB\n");
  }

  @Test
  void hasASampleFromTheBeginning() {
    Sampler sampler = sampler();
    assertThat(sampler.samplesTaken()).isEqualTo(1);
    assertThat(slab(sampler)).isEqualTo(1024);
    assertThat(sampler.latest().host().unavailable()).isEmpty();
    assertThat(logged).isEmpty();
  }

  @Test
  void takesASampleWhenTheIntervalIsOver() throws IOException {
    Sampler sampler = sampler();
    meminfo("Slab: 2 kB\n");
    clock.pass(Duration.ofMillis(999));
    sampler.tick();
    assertThat(slab(sampler)).isEqualTo(1024);
    assertThat(sampler.latestAgeMillis()).isEqualTo(999);
    clock.pass(Duration.ofMillis(1));
    sampler.tick();
    assertThat(slab(sampler)).isEqualTo(2048);
  }

  @Test
  void doesNotMakeUpForMissedSamples() {
    Sampler sampler = sampler();
    clock.pass(Duration.ofHours(1));
    sampler.tick();
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(2);
  }

  @Test
  void takesASampleAtOnceWhenTheIntervalIsChanged() {
    Sampler sampler = sampler();
    sampler.setIntervalMillis(60_000);
    sampler.tick();
    clock.pass(Duration.ofSeconds(59));
    sampler.tick();
    assertThat(sampler.samplesTaken()).isEqualTo(2);
    assertThatThrownBy(() -> sampler.setIntervalMillis(9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sampler.setIntervalMillis(3_600_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sampler.intervalMillis()).isEqualTo(60_000);
  }

  @Test
  void sparesAFileThatFailsMoreAndMoreAndTakesItUpAgain() throws IOException {
    Files.delete(procfs.resolve("meminfo"));
    Sampler sampler = sampler();
    assertThat(slab(sampler)).isEqualTo(HostMemory.UNREADABLE);
    assertThat(sampler.latest().host().unavailable())
        .hasSize(5)
        .allSatisfy(reason -> assertThat(reason).contains("unreadable", procfs + "/meminfo"));
    List<Long> attempts = new ArrayList<>();
    for (long second = 1; second <= 200; second++) {
      clock.pass(Duration.ofSeconds(1));
      long before = sampler.sources().get(0).getReads();
      sampler.tick();
      if (sampler.sources().get(0).getReads() > before) {
        attempts.add(second);
      }
    }
    assertThat(attempts).containsExactly(1L, 3L, 7L, 15L, 31L, 63L, 123L, 183L);
    assertThat(logged).hasSize(1).first().asString().contains("/meminfo");

    write();
    for (int second = 0; second < 60; second++) {
      clock.pass(Duration.ofSeconds(1));
      sampler.tick();
    }
    assertThat(slab(sampler)).isEqualTo(1024);
    assertThat(sampler.latest().host().unavailable()).isEmpty();
    assertThat(sampler.sources().get(0).getState()).isEqualTo("ok");
    assertThat(sampler.sources().get(0).getFailures()).isEqualTo(9);
  }

  @Test
  void readsASlowFileLessOftenAndKeepsItsOldSnapshot() {
    Sampler sampler = sampler();
    clock.slowDown(Duration.ofMillis(100));
    clock.pass(Duration.ofSeconds(1));
    sampler.tick();
    assertThat(sampler.sources().get(0).getState())
        .as("one slow read may be chance")
        .isEqualTo("ok");
    clock.pass(Duration.ofSeconds(1));
    sampler.tick();
    assertThat(sampler.sources().get(0).getState()).isEqualTo("slow");
    Snapshot last = sampler.latest();
    clock.pass(Duration.ofSeconds(1));
    sampler.tick();
    assertThat(sampler.latest()).isSameAs(last);
    clock.pass(Duration.ofSeconds(10));
    sampler.tick();
    assertThat(sampler.latest()).isNotSameAs(last);
    assertThat(logged).hasSize(1).first().asString().contains("slow to read");
  }

  @Test
  void logsEachProblemOnceAndNotEndlesslyMany() throws IOException {
    Sampler sampler = sampler();
    for (int i = 0; i < 100; i++) {
      meminfo("Slab: problem" + i / 2 + " kB\n");
      clock.pass(Duration.ofSeconds(1));
      sampler.tick();
    }
    assertThat(logged).hasSize(16).doesNotHaveDuplicates();
    assertThat(logged.get(0)).contains("problem0");
    assertThat(sampler.sources().get(0).getState()).isEqualTo("partly readable");
  }

  @Test
  void aSnapshotTakesAtMost256Bytes() {
    Snapshot snapshot = sampler().latest();
    long shared = GraphLayout.parseInstance(snapshot.host().unavailable()).totalSize();
    assertThat(GraphLayout.parseInstance(snapshot).totalSize() - shared).isLessThanOrEqualTo(256);
  }

  private Sampler sampler() {
    return new Sampler(procfs.toFile(), 1000, logged::add, clock);
  }

  private static long slab(Sampler sampler) {
    return sampler.latest().host().get(Dimension.SLAB);
  }

  private void meminfo(String text) throws IOException {
    Files.writeString(procfs.resolve("meminfo"), text);
  }
}
