package dev.kernelmemory.jmc.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.rjmx.common.subscription.MRI;

final class AttributeMetadataTest {
  private static final String MEMORY = "dev.kernelmemory:type=KernelMemory,scope=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Slab",
        "SampleTime",
        "SampleAgeMillis",
        "SomeTotalMicros",
        "LastReadNanos",
        "Threads",
        "KernelStackHostShare",
        "SomeAverage10"
      })
  void unitsAreOnesThatTheConsoleKnows(String name) {
    String unit = (String) get(MEMORY + "Host", name, "UnitString");
    assertThat(UnitLookup.getUnitOrNull(unit)).as(unit).isNotNull();
  }

  @Test
  void whatIsNoNumberHasNoUnit() {
    assertThat(get(MEMORY + "Host", "UnavailableDimensions", "UnitString")).isNull();
  }

  @Test
  void namesTellTheScope() {
    assertThat(get(MEMORY + "Container", "Slab", "DisplayName")).isEqualTo("Slab (container)");
    assertThat(get(MEMORY + "Node,name=1", "Slab", "DisplayName")).isEqualTo("Slab (node 1)");
    assertThat(get("dev.kernelmemory:type=Agent", "Failures", "DisplayName")).isEqualTo("Failures");
  }

  @Test
  void linesOfOneChartDifferInColour() {
    for (String scope : List.of("Host", "Container", "Process")) {
      Set<Object> colours = new HashSet<>();
      for (String name : List.of("Slab", "VmallocUsed", "KernelStack", "PageTables", "PerCPU")) {
        Object colour = get(MEMORY + scope, name, "color");
        assertThat(colour).asString().matches("#[0-9a-f]{6}");
        assertThat(colours.add(colour)).isTrue();
      }
    }
  }

  @Test
  void beansOfOthersAreLeftAlone() {
    assertThat(get("java.lang:type=Memory", "Slab", "UnitString")).isNull();
    assertThat(get(MEMORY + "Host", "Slab", "Description")).isNull();
  }

  private static Object get(String bean, String name, String key) {
    return AttributeMetadata.get(new MRI(MRI.Type.ATTRIBUTE, bean, name), key);
  }
}
