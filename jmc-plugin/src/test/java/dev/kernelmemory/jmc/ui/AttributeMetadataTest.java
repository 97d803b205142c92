package dev.kernelmemory.jmc.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ImmutableDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.rjmx.common.subscription.IMRIMetadataProvider;
import org.openjdk.jmc.rjmx.common.subscription.IMRIMetadataService;
import org.openjdk.jmc.rjmx.common.subscription.MRI;

final class AttributeMetadataTest {
  private static final String MEMORY = "dev.kernelmemory:type=KernelMemory,scope=";

  @ParameterizedTest
  @CsvSource({
    "By, long, B",
    "ms, long, ms",
    "ns, long, ns",
    "1, long, ''",
    "1, double, ''",
    "%, double, %"
  })
  void unitsAreOnesThatTheConsoleKnows(String units, String type, String symbol) {
    String unit = (String) get(MEMORY + "Host", "Some", "UnitString", units, type);
    assertThat(UnitLookup.getUnitOrNull(unit)).as(unit).isNotNull();
    assertThat(unit).endsWith(":" + symbol);
  }

  @Test
  void sharesAreShownAsPercentages() {
    assertThat(get(MEMORY + "Process", "KernelStackHostShare", "UnitString", "1", "double"))
        .isEqualTo("percentage:");
    assertThat(get(MEMORY + "Host", "SampleTime", "UnitString", "ms", "long"))
        .isEqualTo("timestamp:epochms");
  }

  @Test
  void namesTellTheScope() {
    assertThat(get(MEMORY + "Container", "Slab", "DisplayName", "By", "long"))
        .isEqualTo("Slab (container)");
    assertThat(get(MEMORY + "Node,name=1", "Slab", "DisplayName", "By", "long"))
        .isEqualTo("Slab (node 1)");
    assertThat(get("dev.kernelmemory:type=Agent", "Failures", "DisplayName", "1", "long"))
        .isEqualTo("Failures");
  }

  @Test
  void linesOfOneChartDifferInColour() {
    for (String scope : List.of("Host", "Container", "Process")) {
      Set<Object> colours = new HashSet<>();
      for (String name : List.of("Slab", "VmallocUsed", "KernelStack", "PageTables", "PerCPU")) {
        Object colour = get(MEMORY + scope, name, "color", "By", "long");
        assertThat(colour).asString().matches("#[0-9a-f]{6}");
        assertThat(colours.add(colour)).isTrue();
      }
    }
  }

  @Test
  void beansOfOthersAreLeftAlone() {
    assertThat(get("java.lang:type=Memory", "Slab", "UnitString", "By", "long")).isNull();
    assertThat(get(MEMORY + "Host", "Slab", "Description", "By", "long")).isNull();
  }

  private static Object get(String bean, String name, String key, String units, String type) {
    Map<String, Object> known =
        Map.of(
            IMRIMetadataProvider.KEY_DESCRIPTOR,
            new ImmutableDescriptor("units=" + units),
            IMRIMetadataProvider.KEY_VALUE_TYPE,
            type);
    IMRIMetadataService service =
        (IMRIMetadataService)
            Proxy.newProxyInstance(
                AttributeMetadataTest.class.getClassLoader(),
                new Class<?>[] {IMRIMetadataService.class},
                (proxy, method, arguments) -> known.get(arguments[1]));
    return AttributeMetadata.get(service, new MRI(MRI.Type.ATTRIBUTE, bean, name), key);
  }
}
