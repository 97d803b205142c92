package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Feed.GIB;
import static dev.kernelmemory.analysis.Feed.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kernelmemory.sample.Scope;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GrowthDetectorTest {
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;

  @Test
  void saysHowFastItGrowsAndHowLongMemoryLasts() {
    Feed feed = slab(t -> 500 * MIB + 200 * MIB * t / HOUR);
    feed.with(Scope.HOST, Quantity.MEM_AVAILABLE, 4 * GIB).run(3 * HOUR);

    Finding growth = feed.only();
    assertThat(growth.pattern()).isEqualTo(Pattern.GROWTH);
    assertThat(growth.ratePerHour() / MIB).isCloseTo(200, within(5.0));
    assertThat(growth.lowestRatePerHour()).isLessThanOrEqualTo(growth.ratePerHour());
    assertThat(growth.highestRatePerHour()).isGreaterThanOrEqualTo(growth.ratePerHour());
    assertThat(growth.timeToLimitMillis() / 3_600_000.0).isCloseTo(20.5, within(0.7));
    assertThat(growth.severity()).isEqualTo(Severity.WARNING);
    assertThat(growth.detectedMillis() - Feed.START).isLessThanOrEqualTo(2 * HOUR * 1000);
  }

  @Test
  void isCriticalIfMemoryLastsForHoursOnly() {
    Feed feed = slab(t -> 500 * MIB + 200 * MIB * t / HOUR);
    feed.with(Scope.HOST, Quantity.MEM_AVAILABLE, GIB).run(3 * HOUR);

    assertThat(feed.only().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void saysHowLongTheContainersLimitLasts() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.CONTAINER, Quantity.LIMIT, GIB);
    feed.with(Scope.CONTAINER, Quantity.CURRENT, 900 * MIB);
    feed.with(Scope.CONTAINER, Quantity.SLAB, t -> 50 * MIB + 20 * MIB * t / HOUR).run(3 * HOUR);

    assertThat(feed.only().scope()).isEqualTo(Scope.CONTAINER);
    assertThat(feed.only().timeToLimitMillis() / 3_600_000.0).isCloseTo(6.2, within(0.5));
  }

  @Test
  void seesGrowthEnd() {
    Feed feed = slab(t -> 500 * MIB + 200 * MIB * Math.min(t, 4 * HOUR) / HOUR).run(8 * HOUR);

    assertThat(feed.opened()).hasSize(1);
    assertThat(feed.last().outcome()).isEqualTo(Outcome.LEVELLED_OFF);
    assertThat(feed.last().toBytes()).isCloseTo(1300 * MIB, within(20 * MIB));
  }

  @Test
  void seesGrowthGiveItAllBack() {
    Feed feed = slab(t -> 500 * MIB + (t < 4 * HOUR ? 200 * MIB * t / HOUR : 0)).run(5 * HOUR);

    assertThat(feed.findings).extracting(Finding::outcome).contains(Outcome.RETURNED);
  }

  @Test
  void findsFastGrowthWithinAnHour() {
    Feed feed = slab(t -> 500 * MIB + 5 * GIB * t / HOUR).run(HOUR);

    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.GROWTH);
  }

  @Test
  void findsSlowGrowthWithinADay() {
    Feed feed = slab(t -> 500 * MIB + 25 * MIB * t / HOUR).every(5000).run(DAY);

    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.GROWTH);
  }

  @Test
  void findsFromDayToDayWhatADailyCycleHides() {
    Feed feed =
        slab(
            t ->
                2 * GIB
                    + 18 * MIB * t / HOUR
                    + Math.round(120 * MIB * Math.sin(2 * Math.PI * t / DAY)));

    assertThat(feed.every(10_000).run(5 * DAY).opened())
        .extracting(Finding::pattern)
        .contains(Pattern.GROWTH);
  }

  /** It fell so soon after the start that the envelope's history does not have the fall. */
  @Test
  void waitsWithAWeakRiseUntilItIsHigherThanBefore() {
    Feed feed = slab(t -> t < 1500 ? 1000 * MIB : 700 * MIB + 60 * MIB * t / HOUR);

    assertThat(feed.run(4 * HOUR).opened())
        .extracting(Finding::pattern)
        .doesNotContain(Pattern.GROWTH);
    assertThat(feed.run(4 * HOUR).opened()).extracting(Finding::pattern).contains(Pattern.GROWTH);
  }

  @ParameterizedTest
  @ValueSource(longs = {60, 300, 600, 900})
  void findsALeakAtIntervalsOfMinutes(long everySeconds) {
    Feed feed = slab(t -> 500 * MIB + 200 * MIB * t / HOUR);

    assertThat(feed.every(1000 * everySeconds).run(4 * HOUR).opened())
        .extracting(Finding::pattern)
        .containsExactly(Pattern.GROWTH);
  }

  @Test
  void findsALeakAcrossGaps() {
    Feed feed = slab(t -> 500 * MIB + 200 * MIB * t / HOUR);
    for (int i = 0; i < 12; i++) {
      feed.run(1000).skip(300);
    }

    assertThat(feed.opened()).extracting(Finding::pattern).contains(Pattern.GROWTH);
  }

  @Test
  void takesNoWarmUpForALeak() {
    Feed feed = slab(t -> 500 * MIB + Math.round(600 * MIB * (1 - Math.exp(-t / 2400.0))));

    assertThat(feed.run(DAY).findings).isEmpty();
  }

  /** The last hundred minutes by themselves are straight enough; but it was faster before. */
  @Test
  void takesNoWarmUpForALeakThatSlowsDownInThreeSteps() {
    long minute = 60;
    Feed feed =
        slab(
            t ->
                500 * MIB
                    + (200 * Math.min(t, 60 * minute)
                            + 120 * Math.max(0, Math.min(t - 60 * minute, 50 * minute))
                            + 105 * Math.max(0, Math.min(t - 110 * minute, 56 * minute)))
                        * MIB
                        / HOUR);

    assertThat(feed.run(DAY).findings).isEmpty();
  }

  @Test
  void aBatchOfTheNightHidesNoLeak() {
    Feed feed =
        slab(
            t ->
                500 * MIB
                    + Math.min(300, Math.max(0, Math.min(t - 3600, 9000 - t)) / 4) * MIB
                    + 100 * MIB * Math.max(0, t - 10 * HOUR) / HOUR);

    feed.run(12 * HOUR);
    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.GROWTH);
  }

  @Test
  void aBatchAtThisTimeOfTheDayBeforeHidesNoLeak() {
    long onset = 34 * HOUR;
    Feed feed =
        slab(
            t ->
                500 * MIB
                    + Math.min(300, Math.max(0, Math.min(t - 11 * HOUR, 13 * HOUR - t)) / 4) * MIB
                    + 120 * MIB * Math.max(0, t - onset) / HOUR);

    assertThat(feed.run(onset).findings).isEmpty();
    feed.run(2 * HOUR);
    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.GROWTH);
  }

  /** For half an hour, and as large as what leaks in that time. */
  @ParameterizedTest
  @ValueSource(longs = {900, 1500, 2100, 2700})
  void findsALeakWithAJobOnTopOfIt(long after) {
    long job = 6 * HOUR + after;
    Feed feed =
        slab(
            t ->
                500 * MIB
                    + Math.min(60, Math.max(0, Math.min(t - job, job + 1800 - t)) / 4) * MIB
                    + 120 * MIB * Math.max(0, t - 6 * HOUR) / HOUR);

    assertThat(feed.run(6 * HOUR).findings).isEmpty();
    feed.run(2 * HOUR);
    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.GROWTH);
  }

  @Test
  void takesNoDeploymentOfEightyMinutesForALeak() {
    Feed feed = slab(t -> 500 * MIB + 150 * MIB * Math.max(0, Math.min(t - 3 * HOUR, 4800)) / HOUR);

    assertThat(feed.run(8 * HOUR).findings).isEmpty();
  }

  @Test
  void findsALeakOnASmallMachine() {
    Feed feed =
        new Feed(Feed.VIRTUAL)
            .with(Scope.HOST, Quantity.MEM_TOTAL, GIB)
            .with(Scope.HOST, Quantity.SLAB, t -> 60 * MIB + GIB / 200 * t / HOUR);

    assertThat(feed.run(2 * HOUR).opened())
        .extracting(Finding::pattern)
        .containsExactly(Pattern.GROWTH);
  }

  /** Half of it is what the day before fell at this time. */
  @Test
  void findsAgainstYesterdayWhatADailyCycleHides() {
    LongUnaryOperator cycle =
        t -> 2 * GIB + Math.round(130 * MIB * Math.cos(2 * Math.PI * t / DAY));
    long onset = 50 * HOUR;
    Feed feed =
        slab(t -> cycle.applyAsLong(t) + 80 * MIB * Math.max(0, t - onset) / HOUR).every(5000);

    assertThat(feed.run(onset).findings).isEmpty();
    feed.run(2 * HOUR);
    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.GROWTH);
  }

  @Test
  void takesNoSawToothOfHalfADayForALeakAgainstYesterday() {
    Feed feed =
        slab(
            t -> {
              long within = (t + 9 * HOUR) % (11 * HOUR);
              return 2 * GIB
                  + (within < 8 * HOUR ? 30 * within : 80 * (11 * HOUR - within)) * MIB / HOUR;
            });

    assertThat(feed.every(10_000).run(5 * DAY).findings).isEmpty();
  }

  @Test
  void takesNoTwoDeploymentsForALeak() {
    Feed feed = slab(t -> (500 + (t < HOUR ? 0 : 40) + (t < 3 * HOUR ? 0 : 40)) * MIB);

    assertThat(feed.run(8 * HOUR).findings).isEmpty();
  }

  @Test
  void passesOverReclaimableSlabUntilItIsALot() {
    LongUnaryOperator cache = t -> 500 * MIB + 400 * MIB * t / HOUR;
    Feed feed = slab(t -> 300 * MIB + cache.applyAsLong(t));
    feed.with(Scope.HOST, Quantity.SLAB_RECLAIMABLE, cache).every(5000);

    assertThat(feed.run(4 * HOUR).findings).isEmpty();
    feed.run(20 * HOUR);
    assertThat(feed.opened()).isNotEmpty();
    assertThat(feed.opened().get(0).quantity()).isEqualTo(Quantity.SLAB_RECLAIMABLE);
    assertThat(feed.opened().get(0).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void tellsUnreclaimableGrowthWhateverTheCachesDo() {
    LongUnaryOperator cache = t -> 500 * MIB + 800 * MIB * (t % 5000) / 5000;
    Feed feed = slab(t -> 300 * MIB + 150 * MIB * t / HOUR + cache.applyAsLong(t));
    feed.with(Scope.HOST, Quantity.SLAB_RECLAIMABLE, cache).run(3 * HOUR);

    assertThat(feed.opened())
        .extracting(Finding::quantity)
        .containsExactly(Quantity.SLAB_UNRECLAIMABLE);
  }

  @Test
  void seesAFewMoreKibibytesAsNoGrowth() {
    Feed feed = slab(t -> 500 * MIB + t * 200).run(DAY);

    assertThat(feed.findings).isEmpty();
  }

  private static Feed slab(LongUnaryOperator bySecond) {
    return new Feed(Feed.VIRTUAL)
        .with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB)
        .with(Scope.HOST, Quantity.SLAB, bySecond);
  }
}
