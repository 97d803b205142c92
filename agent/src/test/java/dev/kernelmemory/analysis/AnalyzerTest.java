package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Feed.GIB;
import static dev.kernelmemory.analysis.Feed.MIB;
import static dev.kernelmemory.analysis.Feed.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.sample.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnalyzerTest {
  private static final long DAY = 86_400;

  @Test
  void saysNothingOfOneSample() {
    Analyzer analyzer = new Analyzer(Machine.UNKNOWN, Thresholds.DEFAULTS);

    assertThat(analyzer.accept(slabOf(START, GIB), null, null)).isEmpty();
    assertThat(analyzer.active()).isEmpty();
    assertThat(analyzer.recent()).isEmpty();
  }

  @Test
  void saysNothingOfNoObservationAtAll() {
    Analyzer analyzer = new Analyzer(Machine.UNKNOWN, Thresholds.DEFAULTS);

    assertThat(analyzer.accept(null, null, null)).isEmpty();
    assertThat(analyzer.explain()).isEqualTo("Nothing has been observed yet.");
  }

  @ParameterizedTest
  @EnumSource
  void saysNothingOfConstants(Quantity quantity) {
    Feed feed = new Feed(Feed.VIRTUAL).every(5000);
    for (Scope scope : new Scope[] {Scope.HOST, Scope.CONTAINER, Scope.PROCESS}) {
      feed.with(scope, Quantity.MEM_TOTAL, 16 * GIB).with(scope, quantity, 60 * MIB);
    }

    assertThat(feed.run(3 * DAY).findings).isEmpty();
  }

  @Test
  void givesTheCleanBill() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, 500 * MIB).run(60);

    assertThat(feed.analyzer.explain())
        .isEqualTo(
            "Kernel memory is not the problem: no dimension has jumped, grows steadily or is out"
                + " of proportion. Of the host: Slab 500 MiB (3.1 % of RAM).");
  }

  @Test
  void passesOverAnObservationOlderThanTheOneBefore() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, 500 * MIB).run(600);
    for (int i = 0; i < 60; i++) {
      assertThat(feed.analyzer.accept(slabOf(START + i * 1000, 5 * GIB), null, null)).isEmpty();
    }

    assertThat(feed.run(600).findings).isEmpty();
  }

  @Test
  void goesOnAfterTheClockWasSetBack() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, t -> t < 1200 ? 500 * MIB : GIB).run(600);
    feed.skip(-300).run(1200);

    assertThat(feed.only().pattern()).isEqualTo(Pattern.SPIKE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void worksWithoutKnowingHowMuchMemoryThereIs(long memTotal) {
    Feed feed = new Feed(Machine.UNKNOWN).with(Scope.HOST, Quantity.MEM_TOTAL, memTotal);
    feed.with(Scope.HOST, Quantity.SLAB, t -> t < 600 ? 500 * MIB : GIB).run(700);

    assertThat(feed.only().pattern()).isEqualTo(Pattern.SPIKE);
    assertThat(feed.only().severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void takesTheHostsMemoryForAContainerWithoutLimit() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 4 * GIB);
    feed.with(Scope.CONTAINER, Quantity.SLAB, t -> (t < 600 ? 50 : 300) * MIB).run(700);

    assertThat(feed.only().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(feed.only().timeToLimitMillis()).isEqualTo(-1);
  }

  @Test
  void takesNegativeNumbersForAbsentOnes() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, t -> t % 3 == 0 ? Long.MIN_VALUE + t : 500 * MIB);

    assertThat(feed.run(3600).findings).isEmpty();
  }

  @Test
  void survivesCountersThatOverflow() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, Long.MAX_VALUE);
    feed.with(Scope.HOST, Quantity.SLAB, t -> t % 7 == 0 ? Long.MAX_VALUE - t : 500 * MIB);
    feed.with(Scope.HOST, Quantity.PER_CPU, t -> Long.MAX_VALUE - t);

    assertThat(feed.run(3600).analyzer.active()).hasSizeLessThan(8);
  }

  @Test
  void takesZeroOfVmallocForNotComputed() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 4 * GIB);
    feed.with(Scope.HOST, Quantity.VMALLOC_USED, t -> t < 600 ? 0 : 100 * MIB).run(700);

    assertThat(feed.findings).isEmpty();
  }

  @Test
  void saysOfThreadsOnlyThatStacksRoseAndNotVmallocToo() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.KERNEL_STACK, t -> (t < 600 ? 20 : 140) * MIB);
    feed.with(Scope.HOST, Quantity.VMALLOC_USED, t -> (t < 600 ? 60 : 180) * MIB).run(700);

    assertThat(feed.only().quantity()).isEqualTo(Quantity.KERNEL_STACK);
  }

  @Test
  void seesAContainersStacksApartFromItsVmalloc() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.CONTAINER, Quantity.LIMIT, 4 * GIB);
    feed.with(Scope.CONTAINER, Quantity.KERNEL_STACK, t -> 100 * MIB);
    feed.with(Scope.CONTAINER, Quantity.VMALLOC_USED, t -> (t < 600 ? 10 : 90) * MIB).run(700);

    assertThat(feed.only().quantity()).isEqualTo(Quantity.VMALLOC_USED);
  }

  @Test
  void estimatesAProcessStacksByItsThreads() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.PROCESS, Quantity.THREADS, t -> t < 600 ? 50 : 3000).run(700);

    assertThat(feed.only().quantity()).isEqualTo(Quantity.KERNEL_STACK);
    assertThat(feed.only().toBytes()).isEqualTo(3000 * 16 * Feed.KIB);
  }

  @Test
  void saysSlabOnceAndNotItsPartsToo() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, t -> 500 * MIB + 300 * MIB * t / 3600);
    feed.with(Scope.HOST, Quantity.SLAB_RECLAIMABLE, 200 * MIB);
    feed.with(Scope.HOST, Quantity.SLAB_UNRECLAIMABLE, t -> 300 * MIB + 300 * MIB * t / 3600);

    assertThat(feed.run(4 * 3600).opened()).extracting(Finding::pattern).hasSize(1);
  }

  @Test
  void knowsSlabByItsParts() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB_RECLAIMABLE, t -> (t < 600 ? 200 : 400) * MIB);
    feed.with(Scope.HOST, Quantity.SLAB_UNRECLAIMABLE, 300 * MIB).run(700);

    assertThat(feed.only().quantity()).isEqualTo(Quantity.SLAB_RECLAIMABLE);
    assertThat(feed.only().severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void saysNothingOfSlabThatTheKernelTookBack() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, t -> (t < 3600 ? 3000 : 800) * MIB);
    feed.with(Scope.HOST, Quantity.SLAB_RECLAIMABLE, t -> (t < 3600 ? 2500 : 300) * MIB);

    assertThat(feed.run(2 * 3600).findings).isEmpty();
  }

  @Test
  void numbersFindingsAndKeepsTheNumberOfOneThatChanges() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, t -> t % 7200 < 3600 ? 500 * MIB : GIB).run(4 * 3600);

    List<Finding> opened = feed.opened();
    assertThat(opened).extracting(Finding::id).containsExactly(1L, 2L);
    assertThat(feed.analyzer.recent()).extracting(Finding::id).containsExactly(2L, 1L);
    assertThat(feed.analyzer.recent()).noneMatch(Finding::isActive);
  }

  @Test
  void staysWithinGivenThresholds() {
    Thresholds wide = Thresholds.DEFAULTS.with(Threshold.STEP_BYTES, 200.0 * MIB);
    Feed feed = new Feed(Feed.VIRTUAL, wide).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, t -> (t < 600 ? 500 : 690) * MIB).run(700);

    assertThat(feed.findings).isEmpty();
  }

  private static Observation slabOf(long millis, long bytes) {
    return Observation.of(Scope.HOST, millis)
        .set(Quantity.MEM_TOTAL, 16 * GIB)
        .set(Quantity.SLAB, bytes)
        .build();
  }
}
