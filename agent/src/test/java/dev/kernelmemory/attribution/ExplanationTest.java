package dev.kernelmemory.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which causes are counted, by what, and in which order. */
final class ExplanationTest {
  private static final KernelCosts COSTS = new KernelCosts(16 << 10, true);
  private static final Place POOL =
      Place.of(List.of("java.lang.Thread.start:1", "app.Pool.make:7"));
  private static final Place FILES = Place.of(List.of("app.Files.open:9"));

  @Test
  void threadsExplainTheirStacks() {
    Explanation explanation = explain(Dimension.KERNEL_STACK);
    explanation.add(Operation.THREAD_START, POOL, 1, 1, "");
    explanation.add(Operation.THREAD_START, POOL, 1, 1, "");
    explanation.add(Operation.FILE_OPEN, FILES, 1, 1, "a");
    assertThat(explanation.ranked()).hasSize(1);
    Cause cause = explanation.ranked().get(0);
    assertThat(cause.count()).isEqualTo(2);
    assertThat(cause.expectedBytes()).isEqualTo(32 << 10);
    assertThat(explanation.expectedBytes()).isEqualTo(32 << 10);
    assertThat(cause.place().first()).isEqualTo("app.Pool.make:7");
  }

  @Test
  void stacksAreInVmallocOnlyWhereTheKernelPutsThemThere() {
    assertThat(COSTS.expectedBytes(Operation.THREAD_START, Dimension.VMALLOC_USED, 1))
        .isEqualTo(16 << 10);
    KernelCosts ppc = new KernelCosts(32 << 10, false);
    assertThat(ppc.expectedBytes(Operation.THREAD_START, Dimension.VMALLOC_USED, 1)).isZero();
    assertThat(ppc.expectedBytes(Operation.THREAD_START, Dimension.KERNEL_STACK, 1))
        .isEqualTo(32 << 10);
  }

  @Test
  void anUnknownThreadSizeIsTheUsualOne() {
    assertThat(
            new KernelCosts(Long.MIN_VALUE, true)
                .expectedBytes(Operation.PROCESS_START, Dimension.KERNEL_STACK, 1))
        .isEqualTo(16 << 10);
  }

  @Test
  void aMappingExplainsItsPageTables() {
    assertThat(COSTS.expectedBytes(Operation.FILE_MAP, Dimension.PAGE_TABLES, 1L << 30))
        .isEqualTo(2 << 20);
  }

  @Test
  void noOperationExplainsPerCpuMemory() {
    for (Operation operation : Operation.values()) {
      assertThat(COSTS.expectedBytes(operation, Dimension.PER_CPU, 1 << 20)).isZero();
    }
  }

  @Test
  void aFileCostsOnceHoweverOftenItIsOpened() {
    Explanation explanation = explain(Dimension.SLAB);
    for (int i = 0; i < 10; i++) {
      explanation.add(Operation.FILE_OPEN, FILES, 1, 1, "same");
    }
    long once = COSTS.expectedBytes(Operation.FILE_OPEN, Dimension.SLAB, 1);
    assertThat(explanation.ranked().get(0).count()).isEqualTo(10);
    assertThat(explanation.expectedBytes()).isEqualTo(once);
  }

  @Test
  void ranksByWhatIsExplained() {
    Explanation explanation = explain(Dimension.SLAB);
    explanation.add(Operation.NAME_LOOKUP, FILES, 10, 10, "");
    explanation.add(Operation.THREAD_START, POOL, 1, 1, "");
    assertThat(explanation.ranked())
        .extracting(Cause::operation)
        .containsExactly(Operation.THREAD_START, Operation.NAME_LOOKUP);
  }

  @Test
  void coversTheGrowthAndTheDelayBeforeIt() {
    Explanation explanation = explain(Dimension.SLAB);
    assertThat(explanation.covers(8_999)).isFalse();
    assertThat(explanation.covers(9_000)).isTrue();
    assertThat(explanation.covers(20_000)).isTrue();
    assertThat(explanation.covers(20_001)).isFalse();
  }

  @Test
  void foldsTheFramesOfTheJdk() {
    Place place =
        Place.of(
            List.of(
                "java.io.File.exists:1",
                "app.A.a:2",
                "java.util.ArrayList.forEach:3",
                "app.B.b:4",
                "jdk.internal.X.x:5"));
    assertThat(place.frames()).containsExactly("app.A.a:2", "app.B.b:4");
    assertThat(Place.of(List.of("java.io.File.exists:1", "java.lang.Thread.run:2")).first())
        .isEqualTo("java.lang.Thread.run:2");
    assertThat(Place.of(List.of()).first()).isEqualTo("(no stack trace)");
  }

  private static Explanation explain(Dimension dimension) {
    return new Explanation(new Growth(Scope.HOST, dimension, 10_000, 20_000, 1 << 20), COSTS);
  }
}
