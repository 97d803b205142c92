package dev.kernelmemory.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.jmc.ui.AttributeMetadata;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.rjmx.common.subscription.IMRIMetadataProvider;
import org.openjdk.jmc.rjmx.common.subscription.MRI;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What pages, console tab and trigger rules name exists in a JVM with the agent. */
final class PagesIT {
  /** Events by the names of their fields as Mission Control has them. */
  private static final Map<String, Set<String>> FIELDS = new HashMap<>();

  private static final Map<String, String> UNITS = new HashMap<>();

  /** By units and type of the MBeans' attributes. */
  private static final Map<String, String> CONSOLE_UNITS =
      Map.of(
          "By long", "memory:B",
          "ns long", "timespan:ns",
          "us long", "timespan:us",
          "ms long", "timespan:ms",
          "1 long", "number:",
          "1 double", "percentage:",
          "% double", "percentage:%");

  private static final Map<MRI, String> TYPES = new HashMap<>();

  @BeforeAll
  static void record(@TempDir Path directory) throws Exception {
    Path recording;
    try (RecordedJvm jvm = RecordedJvm.start(directory, "mbeans", "")) {
      recording = jvm.awaitReady().load().finish();
      for (String line : jvm.lines()) {
        String[] parts = line.split("\\|", -1);
        if (parts[0].equals("mbean")) {
          MRI attribute = new MRI(MRI.Type.ATTRIBUTE, parts[1], parts[2]);
          UNITS.put(attribute.getQualifiedName(), parts[4]);
          TYPES.put(attribute, parts[4] + ' ' + parts[3]);
        }
      }
    }
    IItemCollection events = JfrLoaderToolkit.loadEvents(recording.toFile());
    for (IItemIterable ofType : events) {
      Set<String> fields =
          FIELDS.computeIfAbsent(ofType.getType().getIdentifier(), id -> new HashSet<>());
      for (IAttribute<?> field : attributes(ofType)) {
        fields.add(field.getIdentifier() + ':' + field.getContentType().getIdentifier());
      }
    }
  }

  @SuppressWarnings("deprecation") // Mission Control's pages ask the same.
  private static List<IAttribute<?>> attributes(IItemIterable ofType) {
    return ofType.getType().getAttributes();
  }

  @Test
  void pagesNameFieldsOfTheirEvents() throws Exception {
    Properties texts = Resource.properties("plugin.properties");
    int columns = 0;
    for (Element state : Resource.elements(Resource.xml("pages.xml"), "state")) {
      Set<String> fields = new HashSet<>();
      types(Resource.children(state, "pageFilter").get(0))
          .forEach(
              type -> {
                assertThat(FIELDS).containsKey(type);
                fields.addAll(FIELDS.get(type));
              });
      Element list = Resource.children(state, "listAndChart").get(0);
      Element chart = Resource.children(list, "chartSettings").get(0);
      Element table = Resource.children(list, "listSettings").get(0);
      String name = state.getAttribute("name");
      assertThat(fields).as(name).contains(table.getAttribute("sortColumn"));
      for (Element column : Resource.children(table, "column")) {
        columns++;
        assertThat(fields).as(name).contains(column.getAttribute("id"));
      }
      String key = chart.getAttribute("barChartAttributes");
      String bars = key.isEmpty() ? "" : texts.getProperty(key.substring(1));
      for (String line : split(chart.getAttribute("lineChartAttributes"))) {
        assertThat(fields).as(name).contains(line);
        assertThat(bars).as("%s without lines", name).contains(line + ";");
      }
      for (String bar : split(bars)) {
        assertThat(fields).as(name).contains(bar.split(";")[0]);
      }
      for (Element histogram : Resource.children(state, "histogram")) {
        String group = histogram.getAttribute("groupBy") + ":";
        assertThat(fields).as(name).anyMatch(field -> field.startsWith(group));
        Element groups = Resource.children(histogram, "table").get(0);
        for (Element column : Resource.children(groups, "column")) {
          String id = column.getAttribute("id");
          if (!id.startsWith("itemhistogram.")) {
            assertThat(id).matches("(MAX|MIN|AVG|SUM).*");
            assertThat(fields).as(name).contains(id.substring(3));
          }
        }
      }
    }
    assertThat(columns).isGreaterThan(150);
  }

  @Test
  void consoleAndTriggersNameAttributesOfTheMBeans() throws Exception {
    int named = 0;
    for (Element attribute : Resource.elements(Resource.xml("plugin.xml"), "attribute")) {
      named++;
      String name = MRI.createFromQualifiedName(attribute.getTextContent()).getQualifiedName();
      assertThat(UNITS).containsKey(name);
      String dial = attribute.getAttribute("gradientValueType");
      if (!dial.isEmpty()) {
        assertThat(dial).isEqualTo(UNITS.get(name).equals("By") ? "memory" : "percentage");
      }
    }
    Document triggers = Resource.xml("kernel-memory-triggers.xml");
    for (Element trigger : Resource.elements(triggers, "trigger")) {
      named++;
      String name =
          Resource.children(trigger, "notification_attribute_name").get(0).getTextContent();
      String units = UNITS.get(MRI.createFromQualifiedName(name).getQualifiedName());
      assertThat(units).as(name).isNotNull();
      Element evaluator = Resource.children(trigger, "value_evaluator").get(0);
      assertThat(Resource.children(evaluator, "contenttype").get(0).getTextContent())
          .isEqualTo(Map.of("1", "number", "%", "percentage", "By", "memory").get(units));
    }
    assertThat(named).isGreaterThan(20);
  }

  /** The console does not look into the MBeans' descriptors, so the plug-in has them by name. */
  @Test
  void consoleHasTheUnitsOfTheMBeans() {
    assertThat(TYPES).hasSizeGreaterThan(100);
    TYPES.forEach(
        (attribute, type) ->
            assertThat(AttributeMetadata.get(attribute, IMRIMetadataProvider.KEY_UNIT_STRING))
                .as(attribute.getQualifiedName())
                .isEqualTo(
                    attribute.getDataPath().equals("SampleTime")
                        ? "timestamp:epochms"
                        : CONSOLE_UNITS.get(type)));
  }

  private static Set<String> types(Element filter) {
    Set<String> types = new HashSet<>();
    if (filter.getAttribute("kind").equals("TYPE")) {
      types.add(filter.getAttribute("type"));
    }
    for (Element part : Resource.children(filter, "filter")) {
      types.addAll(types(part));
    }
    return types;
  }

  private static List<String> split(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split(","));
  }
}
