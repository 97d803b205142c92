package dev.kernelmemory.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.sample.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What adds up is drawn on top of each other; what overlaps is taken out. */
final class ScopeChartsTest {
  @Test
  void takesStacksOutOfVmallocWhereTheyAreInIt() {
    Chart chart = host(Machine.Stacks.IN_VMALLOC, 30, 10);
    assertThat(chart.names)
        .containsExactly(
            "Slab", "VmallocUsed without stacks", "KernelStack", "VmallocUsed with stacks");
    assertThat(chart.all.at(0)).containsExactly(100, 20, 10, 30);
    assertThat(chart.all.sum(0, chart.drawn)).isEqualTo(130);
    assertThat(chart.note).contains("in VmallocUsed too").contains("Not reported: PageTables");
  }

  @Test
  void isALowerBoundWhereThatIsNotKnown() {
    Chart chart = host(Machine.Stacks.UNKNOWN, 7, 10);
    assertThat(chart.all.sum(0, chart.drawn)).isEqualTo(110);
    assertThat(chart.note).contains("lower bound");
  }

  @Test
  void addsThemUpWhereTheyAreApart() {
    Chart chart = host(Machine.Stacks.IN_PAGES, 30, 10);
    assertThat(chart.names).containsExactly("Slab", "VmallocUsed", "KernelStack");
    assertThat(chart.all.sum(0, chart.drawn)).isEqualTo(140);
  }

  @Test
  void drawsNoLineThroughWhatIsAbsent() {
    Chart chart = host(Machine.Stacks.IN_VMALLOC, -1, 10);
    assertThat(chart.names).containsExactly("Slab", "KernelStack");
    assertThat(chart.note).contains("Not reported: VmallocUsed");
  }

  @Test
  void hasTheSumWhereAControlGroupReportsNothingElse() {
    Observation seen = Observation.of(Scope.CONTAINER, 1000).set(Quantity.KERNEL, 5).build();
    Chart chart = ScopeCharts.of(Observed.of(Machine.UNKNOWN, List.of(seen))).get(0);
    assertThat(chart.names).containsExactly("Kernel");
    assertThat(chart.note).contains("Only their sum");
  }

  private static Chart host(Machine.Stacks stacks, long vmalloc, long stack) {
    Observation seen =
        Observation.of(Scope.HOST, 1000)
            .set(Quantity.SLAB, 100)
            .set(Quantity.VMALLOC_USED, vmalloc)
            .set(Quantity.KERNEL_STACK, stack)
            .build();
    Machine machine = new Machine(Machine.Kind.UNKNOWN, stacks, 4096, 16_384, 2, -1);
    return ScopeCharts.of(Observed.of(machine, List.of(seen))).get(0);
  }
}
