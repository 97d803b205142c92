package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Feed.GIB;
import static dev.kernelmemory.analysis.Feed.KIB;
import static dev.kernelmemory.analysis.Feed.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kernelmemory.sample.Scope;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttributionTest {
  private static final LongUnaryOperator STEP = t -> t < 600 ? 0 : 1;

  @ParameterizedTest
  @CsvSource({
    // jvm, complete, container, alone, verdict
    "0.9, true,  1.0, false, THIS_JVM",
    "0.9, false, NaN, false, THIS_JVM",
    "0.1, true,  0.9, false, THIS_CONTAINER",
    "NaN, false, 0.9, true,  THIS_JVM",
    "0.0, true,  0.1, false, ELSEWHERE",
    "0.0, true,  NaN, false, ELSEWHERE",
    "0.0, false, NaN, false, UNKNOWN",
    "0.4, true,  0.5, false, UNKNOWN",
    "NaN, false, NaN, true,  UNKNOWN",
  })
  void judgesByShares(double jvm, boolean complete, double container, boolean alone, Verdict is) {
    Attribution attribution = Attribution.ofHost(jvm, complete, container, alone);

    assertThat(attribution.verdict()).isEqualTo(is);
    assertThat(attribution.confidence()).isBetween(0.0, 0.95);
    assertThat(attribution.confidence() > 0).isEqualTo(is != Verdict.UNKNOWN);
  }

  @Test
  void blamesThisJvmForItsThreads() {
    Feed feed = host(Quantity.KERNEL_STACK, 30 * MIB);
    feed.with(Scope.PROCESS, Quantity.KERNEL_STACK, t -> 2 * MIB + 29 * MIB * STEP.applyAsLong(t));

    Finding ofHost = feed.run(700).opened().get(0);
    assertThat(ofHost.scope()).isEqualTo(Scope.HOST);
    assertThat(ofHost.verdict()).isEqualTo(Verdict.THIS_JVM);
    assertThat(ofHost.confidence()).isCloseTo(0.95, within(0.02));
    assertThat(feed.opened()).extracting(Finding::verdict).containsOnly(Verdict.THIS_JVM);
  }

  @Test
  void blamesThisJvmForSlabOfItsSockets() {
    Feed feed = host(Quantity.SLAB, 70 * MIB);
    feed.with(Scope.PROCESS, Quantity.THREADS, 50);
    feed.with(Scope.PROCESS, Quantity.OPEN_FILES, t -> 100 + 20_000 * STEP.applyAsLong(t));

    assertThat(feed.run(700).only().verdict()).isEqualTo(Verdict.THIS_JVM);
  }

  @Test
  void blamesThisJvmIfItIsAloneInTheContainer() {
    Feed feed = host(Quantity.SLAB, 100 * MIB);
    feed.with(Scope.CONTAINER, Quantity.SLAB, t -> 90 * MIB * STEP.applyAsLong(t));
    feed.with(Scope.CONTAINER, Quantity.TASKS, 60).with(Scope.PROCESS, Quantity.THREADS, 58);

    assertThat(feed.run(700).opened()).extracting(Finding::verdict).contains(Verdict.THIS_JVM);
  }

  @Test
  void blamesTheContainerForWhatIsNotThisJvms() {
    Feed feed = host(Quantity.PAGE_TABLES, 100 * MIB);
    feed.with(Scope.CONTAINER, Quantity.PAGE_TABLES, t -> 95 * MIB * STEP.applyAsLong(t));
    feed.with(Scope.CONTAINER, Quantity.TASKS, 600).with(Scope.PROCESS, Quantity.THREADS, 58);
    feed.with(Scope.PROCESS, Quantity.PAGE_TABLES, 3 * MIB);

    assertThat(feed.run(700).opened())
        .extracting(Finding::verdict)
        .containsOnly(Verdict.THIS_CONTAINER);
  }

  @Test
  void blamesTheContainerOfTheFirstVersionByItsOneNumber() {
    Feed feed = host(Quantity.SLAB, 100 * MIB);
    feed.with(Scope.CONTAINER, Quantity.KERNEL, t -> 90 * MIB * STEP.applyAsLong(t));

    assertThat(feed.run(700).opened().get(0).verdict()).isEqualTo(Verdict.THIS_CONTAINER);
  }

  @Test
  void blamesNobodyHereForANeighbour() {
    Feed feed = host(Quantity.KERNEL_STACK, 100 * MIB);
    feed.with(Scope.CONTAINER, Quantity.KERNEL_STACK, 2 * MIB);
    feed.with(Scope.PROCESS, Quantity.KERNEL_STACK, MIB);

    assertThat(feed.run(700).only().verdict()).isEqualTo(Verdict.ELSEWHERE);
    assertThat(feed.only().nextStep()).startsWith("Not this JVM");
  }

  @Test
  void blamesNobodyIfNothingIsKnown() {
    assertThat(host(Quantity.PER_CPU, 100 * MIB).run(700).only().verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void judgesGrowthByWhoHasGrownSinceItBegan() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
    feed.with(Scope.HOST, Quantity.PAGE_TABLES, t -> 100 * MIB + 200 * MIB * t / 3600);
    feed.with(Scope.PROCESS, Quantity.PAGE_TABLES, t -> 20 * MIB + 190 * MIB * t / 3600);

    assertThat(feed.every(5000).run(3 * 3600).opened())
        .extracting(Finding::verdict)
        .containsOnly(Verdict.THIS_JVM);
  }

  @Test
  void judgesALevelByWhoHasMostOfIt() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.HOST, Quantity.MEM_TOTAL, 4 * GIB);
    feed.with(Scope.HOST, Quantity.KERNEL_STACK, 100 * MIB);
    feed.with(Scope.PROCESS, Quantity.KERNEL_STACK, 80 * MIB);

    assertThat(feed.run(400).only().pattern()).isEqualTo(Pattern.DISPROPORTION);
    assertThat(feed.only().verdict()).isEqualTo(Verdict.THIS_JVM);
  }

  private static Feed host(Quantity quantity, long step) {
    Machine machine =
        new Machine(Machine.Kind.PHYSICAL, Machine.Stacks.IN_VMALLOC, 4096, 16 * KIB, 2, 125);
    return new Feed(machine)
        .with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB)
        .with(Scope.HOST, quantity, t -> 50 * MIB + step * STEP.applyAsLong(t));
  }
}
