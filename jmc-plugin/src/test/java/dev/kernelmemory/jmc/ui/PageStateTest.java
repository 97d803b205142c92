package dev.kernelmemory.jmc.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.jmc.Recorded;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.IState;
import org.openjdk.jmc.common.IWritableState;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.util.StatefulState;

/** Pages are fitted to recordings of the agent's event classes. */
final class PageStateTest {
  private static IItemCollection recording;

  @BeforeAll
  static void record() throws Exception {
    recording = Recorded.hostSamples();
  }

  @Test
  void whatHasNoValueIsNotShown() {
    IState fitted = PageState.fitted(page("HostKernelMemory"), recording);
    assertThat(chart(fitted).getAttribute("lineChartAttributes"))
        .isEqualTo("slab:memory,kernelStack:memory");
    assertThat(chart(fitted).getAttribute("barChartAttributes"))
        .endsWith(",memAvailable:memory;Maximum")
        .doesNotContain("vmallocUsed");
    assertThat(columns(fitted))
        .containsExactly(
            "startTime:timestamp",
            "slab:memory",
            "kernelStack:memory",
            "pageTables:memory",
            "memAvailable:memory",
            "sampleTime:timestamp");
  }

  @Test
  void whatAnEmptyRecordingTookAwayComesBack() {
    IState page = page("HostKernelMemory");
    IState emptied = PageState.fitted(page, recording.apply(ItemFilters.none()));
    assertThat(chart(emptied).getAttribute("lineChartAttributes")).isNull();
    assertThat(columns(emptied)).isEmpty();
    IState again = PageState.fitted(emptied, recording);
    assertThat(chart(again).getAttribute("lineChartAttributes"))
        .isEqualTo("slab:memory,kernelStack:memory");
    assertThat(columns(again)).hasSize(6);
    assertThat(again.getAttribute("name")).isEqualTo("Host");
  }

  @Test
  void whatTheUserAddedStays() {
    IState page = page("HostKernelMemory");
    StatefulState changed =
        StatefulState.create(to -> copyWithLines(page, to, "slab:memory,memFree:memory"));
    assertThat(chart(PageState.fitted(changed, recording)).getAttribute("lineChartAttributes"))
        .isEqualTo("slab:memory");
    StatefulState added =
        StatefulState.create(to -> copyWithLines(page, to, "memAvailable:memory"));
    assertThat(chart(PageState.fitted(added, recording)).getAttribute("lineChartAttributes"))
        .isEqualTo("memAvailable:memory");
  }

  @Test
  void aPageOfSomebodyElseIsLeftAsItIs() {
    IState other =
        StatefulState.create(
            to -> {
              IWritableState filter = to.createChild("pageFilter");
              filter.putString("kind", "TYPE");
              filter.putString("type", "jdk.CPULoad");
            });
    assertThat(PageState.fitted(other, recording)).isSameAs(other);
  }

  @Test
  void eachShippedPageIsKnownByItsFilter() {
    List<IState> pages = ShippedPages.all();
    assertThat(pages).hasSize(13);
    for (IState page : pages) {
      IState state = page.getChild("state");
      assertThat(ShippedPages.withFilter(state.getChild("pageFilter")).getAttribute("name"))
          .isEqualTo(state.getAttribute("name"));
    }
  }

  private static IState page(String event) {
    return ShippedPages.all().stream()
        .map(page -> page.getChild("state"))
        .filter(
            state ->
                ("dev.kernelmemory." + event)
                    .equals(state.getChild("pageFilter").getAttribute("type")))
        .findFirst()
        .orElseThrow();
  }

  private static IState chart(IState page) {
    return page.getChild("listAndChart").getChild("chartSettings");
  }

  private static List<String> columns(IState page) {
    IState table = page.getChild("listAndChart").getChild("listSettings");
    return Arrays.stream(table.getChildren("column"))
        .map(column -> column.getAttribute("id"))
        .toList();
  }

  private static void copyWithLines(IState from, IWritableState to, String lines) {
    for (String key : from.getAttributeKeys()) {
      to.putString(key, key.equals("lineChartAttributes") ? lines : from.getAttribute(key));
    }
    for (IState child : from.getChildren()) {
      copyWithLines(child, to.createChild(child.getType()), lines);
    }
  }
}
