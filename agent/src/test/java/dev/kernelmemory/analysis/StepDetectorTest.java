package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Feed.GIB;
import static dev.kernelmemory.analysis.Feed.MIB;
import static dev.kernelmemory.analysis.Feed.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.sample.Scope;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepDetectorTest {
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void findsAStepWithinTenSecondsAndSaysHowLarge() {
    Feed feed = slab(t -> t < 600 ? 500 * MIB : 600 * MIB).run(700);

    Finding spike = feed.only();
    assertThat(spike.pattern()).isEqualTo(Pattern.SPIKE);
    assertThat(spike.detectedMillis() - START).isBetween(600_000L, 610_000L);
    assertThat(spike.sinceMillis()).isEqualTo(START + 600_000);
    assertThat(spike.fromBytes()).isEqualTo(500 * MIB);
    assertThat(spike.toBytes()).isEqualTo(600 * MIB);
    assertThat(spike.baselineBytes()).isEqualTo(500 * MIB);
  }

  @Test
  void saysThatASpikeCameBackAndAfterHowLong() {
    Feed feed = slab(t -> t >= 600 && t < 720 ? 900 * MIB : 500 * MIB).run(1800);

    assertThat(feed.opened()).hasSize(1);
    assertThat(feed.last().outcome()).isEqualTo(Outcome.RETURNED);
    assertThat(feed.last().untilMillis() - feed.last().sinceMillis()).isBetween(120_000L, 130_000L);
    assertThat(feed.analyzer.active()).isEmpty();
    assertThat(feed.analyzer.recent()).hasSize(1);
  }

  @Test
  void takesALevelThatLastsAsTheNewNormal() {
    Feed feed = slab(t -> t < 600 ? 500 * MIB : 900 * MIB).run(3600);

    assertThat(feed.opened()).hasSize(1);
    assertThat(feed.last().outcome()).isEqualTo(Outcome.STAYED);
  }

  @Test
  void findsADropToALevelNotSeenBefore() {
    Feed feed = slab(t -> t < 3600 ? 900 * MIB : 500 * MIB).run(4000);

    assertThat(feed.only().pattern()).isEqualTo(Pattern.DROP);
    assertThat(feed.only().severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void knowsTheFallingEdgeOfASawTooth() {
    Feed feed = slab(t -> 500 * MIB + 300 * MIB * ((t + 900) % 3600) / 3600).run(6 * 3600);

    assertThat(feed.findings).isEmpty();
  }

  @Test
  void findsTheSecondStepOfADayToo() {
    Feed feed =
        slab(t -> t < 3600 ? 500 * MIB : t < 2 * 3600 ? 600 * MIB : 700 * MIB).run(3 * 3600);

    assertThat(feed.opened()).extracting(Finding::pattern).containsOnly(Pattern.SPIKE).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {40, 90, 400, 1000})
  void findsASecondStepSoonAfterTheFirst(long seconds) {
    Feed feed = slab(t -> (t < 3600 ? 500 : t < 3600 + seconds ? 600 : 700) * MIB).run(3 * 3600);

    assertThat(feed.opened()).extracting(Finding::pattern).containsOnly(Pattern.SPIKE).hasSize(2);
    assertThat(feed.opened().get(1).fromBytes()).isEqualTo(600 * MIB);
    assertThat(feed.opened().get(1).detectedMillis() - START)
        .isBetween((3600 + seconds) * 1000, (3610 + seconds) * 1000);
  }

  @Test
  void tellsOneStepThatGoesOnAsOne() {
    Feed feed = slab(t -> 500 * MIB + 10 * MIB * Math.max(0, Math.min(t - 3600, 300))).run(5400);

    assertThat(feed.opened()).hasSize(1);
  }

  @Test
  void findsAFallWithinWhatIsKnownIfNothingElseFalls() {
    LongUnaryOperator cycle =
        t -> 2 * GIB + Math.round(100 * MIB * Math.sin(2 * Math.PI * t / 86_400));
    long fall = 86_400 * 2 + 20_000;
    Feed feed = slab(t -> cycle.applyAsLong(t) - (t < fall ? 0 : 80 * MIB)).run(fall + 60);

    assertThat(feed.only().pattern()).isEqualTo(Pattern.DROP);
  }

  @Test
  void takesFallsThatTheKernelIsKnownForAsNormal() {
    Feed feed =
        slab(t -> 2 * GIB + 300 * MIB * ((t + 900) % 30_000) / 30_000).every(2000).run(86_400 * 3);

    assertThat(feed.findings).isEmpty();
  }

  @Test
  void findsAStepDuringALeak() {
    LongUnaryOperator leak = t -> 500 * MIB + 300 * MIB * t / 3600;
    Feed feed = slab(t -> leak.applyAsLong(t) + (t < 4 * 3600 ? 0 : 100 * MIB)).run(5 * 3600);

    assertThat(feed.opened())
        .extracting(Finding::pattern)
        .containsExactly(Pattern.GROWTH, Pattern.SPIKE);
  }

  @Test
  void expectsAfterThreeNightsWhatComesEveryNight() {
    Feed feed = slab(t -> (t + 43_200) % 86_400 < 3600 ? 700 * MIB : 500 * MIB);

    assertThat(feed.every(5000).run(6 * 86_400).opened()).hasSize(2);
  }

  @Test
  void takesAHabitOfLargeStepsForNormal() {
    Feed feed = slab(t -> t % 3600 < 120 && t > 1000 ? 600 * MIB : 500 * MIB);

    assertThat(feed.run(86_400).opened()).hasSizeLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 200, 1000, 5000, 10_000, 60_000})
  void findsAStepAtAnyInterval(long everyMillis) {
    Feed feed = slab(t -> (t < 1800 ? 500 : 600) * MIB + noise(MIB / 2));
    feed.every(everyMillis).run(1800 + Math.max(12, 4 * everyMillis / 1000));

    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.SPIKE);
  }

  @Test
  void aRampOfTwoSecondsIsSuddenAtTenMillisecondsToo() {
    Feed feed =
        slab(t -> 500 * MIB + Math.max(0, Math.min(2, t - 60)) * 50 * MIB).every(10).run(75);

    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.SPIKE);
  }

  @Test
  void comparesNothingAcrossAGap() {
    Feed feed = slab(t -> t < 3600 ? 500 * MIB : 900 * MIB).run(3500).skip(1000).run(3600);

    assertThat(feed.findings).isEmpty();
  }

  @Test
  void takesNoSingleValueForAStep() {
    Feed feed = slab(t -> t % 100 == 99 ? 5 * GIB : 500 * MIB).run(7200);

    assertThat(feed.findings).isEmpty();
  }

  @Test
  void staysBelowTheNoiseOfTheNumberItself() {
    Feed feed = slab(t -> 2 * GIB + noise(100 * MIB)).run(6 * 3600);

    assertThat(feed.findings).isEmpty();
  }

  @Test
  void findsNothingThatStaleCountersCanLookLike() {
    Machine large = new Machine(Machine.Kind.PHYSICAL, Machine.Stacks.UNKNOWN, 4096, -1, 512, 125);
    Feed feed = new Feed(large).with(Scope.HOST, Quantity.MEM_TOTAL, 2048 * GIB);
    feed.with(Scope.HOST, Quantity.SLAB, t -> 40 * GIB + (t < 600 ? 0 : 500 * MIB)).run(1200);

    assertThat(feed.findings).isEmpty();
    feed.with(Scope.HOST, Quantity.SLAB, t -> 40 * GIB + (t < 1800 ? 0 : 600 * MIB)).run(1200);
    assertThat(feed.opened()).extracting(Finding::pattern).containsExactly(Pattern.SPIKE);
  }

  @Test
  void takesSmallerStepsOfWhatIsSmall() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.KERNEL_STACK, t -> (t < 600 ? 20 : 45) * MIB).run(700);

    assertThat(feed.only().quantity()).isEqualTo(Quantity.KERNEL_STACK);
  }

  @Test
  void takesSmallerStepsOfASmallContainer() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.CONTAINER, Quantity.LIMIT, 256 * MIB);
    feed.with(Scope.CONTAINER, Quantity.SLAB, t -> (t < 600 ? 20 : 40) * MIB).run(700);

    assertThat(feed.only().scope()).isEqualTo(Scope.CONTAINER);
    assertThat(feed.only().severity()).isEqualTo(Severity.CRITICAL);
  }

  private long noise(long sigma) {
    return Math.round(sigma * random.nextGaussian());
  }

  private static Feed slab(LongUnaryOperator bySecond) {
    return new Feed(Feed.VIRTUAL)
        .with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB)
        .with(Scope.HOST, Quantity.SLAB, bySecond);
  }
}
