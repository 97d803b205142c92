package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SamplerRunTest {
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
    return new Sampler(Places.hostOnly(procfs.root()), intervalMillis, problems::add, clock);
  }

  /** Runs the sampler until it has waited so often. */
  private void run(Sampler sampler, int waits, Runnable beforeWaiting) {
    clock.onWait =
        () -> {
          if (clock.waits.size() == waits) {
            sampler.close();
          }
        };
    sampler.run(beforeWaiting);
  }

  @Test
  void samplesAtTheIntervalUntilItIsClosed() {
    Sampler sampler = sampler(250);
    run(sampler, 5, () -> {});

    assertThat(sampler.samplesTaken()).isEqualTo(5);
    assertThat(clock.waits).containsOnly(MILLISECONDS.toNanos(250)).hasSize(5);
  }

  @Test
  void looksAfterTheRestOnceASecondWhateverTheInterval() {
    AtomicInteger looks = new AtomicInteger();
    run(sampler(60_000), 5, looks::incrementAndGet);

    assertThat(clock.waits).containsOnly(SECONDS.toNanos(1)).hasSize(5);
    assertThat(looks).hasValue(5);
  }

  @Test
  void doesNothingOnceItIsClosed() {
    Sampler sampler = sampler(10);
    sampler.close();
    clock.pass(1, HOURS);
    sampler.run(() -> problems.add("looked after the rest"));

    assertThat(sampler.samplesTaken()).isZero();
    assertThat(clock.waits).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void outlivesWhatFailsAndTellsIt() {
    Sampler sampler = sampler(1000);
    AtomicInteger looks = new AtomicInteger();
    run(
        sampler,
        5,
        () -> {
          if (looks.incrementAndGet() == 2) {
            throw new OutOfMemoryError("of the application's making");
          }
        });

    assertThat(sampler.samplesTaken()).isEqualTo(5);
    assertThat(problems)
        .containsExactly(
            "a sample failed: java.lang.OutOfMemoryError: of the application's making");
  }

  @Test
  void neitherSpinsNorFallsSilentWhenEverySampleFails() {
    Sampler sampler = sampler(1000);
    clock.wallFailure = new IllegalStateException("no time");
    run(sampler, 5, () -> {});

    assertThat(clock.waits).containsOnly(SECONDS.toNanos(1)).hasSize(5);
    assertThat(problems)
        .containsExactly("a sample failed: java.lang.IllegalStateException: no time");
  }

  @Test
  void closingWakesTheThread() throws InterruptedException {
    Sampler sampler = new Sampler(Places.hostOnly(procfs.root()), 3_600_000, problems::add);
    CountDownLatch running = new CountDownLatch(1);
    Thread thread = new Thread(() -> sampler.run(running::countDown), "sampler-under-test");
    thread.start();
    assertThat(running.await(10, SECONDS)).isTrue();

    sampler.close();

    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }
}
