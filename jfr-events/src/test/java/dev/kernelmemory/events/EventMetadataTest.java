package dev.kernelmemory.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import jdk.jfr.AnnotationElement;
import jdk.jfr.ContentType;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The event types obey the rules that OpenJDK has for its own, and the settings file names them.
 */
final class EventMetadataTest {
  private static final String PREFIX = "dev.kernelmemory.";
  private static final Set<String> JFRS_OWN_FIELDS =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  /** Plain numbers of things; JFR has no content type for them. */
  private static final Set<String> COUNTS =
      Set.of(
          "possibleProcessors",
          "threads",
          "threadLimit",
          "openFiles",
          "openFileLimit",
          "mappings",
          "mappingLimit",
          "processes",
          "processLimit",
          "processThreads",
          "dyingDescendants",
          "allocationStalls",
          "pagesScanned",
          "pagesStolen",
          "slabsScanned",
          "oomKills",
          "objects",
          "activeObjects",
          "areas",
          "lookups",
          "operations",
          "tasks");

  /** Counts of what the kernel calls events. */
  private static final String EVENT_COUNTS = "(low|high|max|oom)Events";

  /** And of one event that is about nothing else, in which high is no limit but a count. */
  private static final String CHANGES = "(low|high|max|oom|oomKill|oomGroupKill)(Increase)?";

  /** Numbers that name something. */
  private static final Set<String> NUMBERS_AS_NAMES =
      Set.of("node", "cgroupVersion", "findingNumber");

  private static final Set<Class<?>> OFF_BY_DEFAULT = Set.of(SlabCache.class, VmallocCaller.class);
  private static final Set<Class<?>> NOT_PERIODIC =
      Set.of(MemoryEventsChange.class, KernelFinding.class);

  static List<Class<? extends Event>> periodicEventClasses() throws Exception {
    return eventClasses().stream().filter(type -> !isDriver(type)).toList();
  }

  static List<Class<? extends Event>> driverEventClasses() throws Exception {
    return eventClasses().stream().filter(EventMetadataTest::isDriver).toList();
  }

  private static boolean isDriver(Class<?> type) {
    return type.getPackageName().equals("dev.kernelmemory.events.drivers");
  }

  static List<Class<? extends Event>> eventClasses() throws Exception {
    List<Class<? extends Event>> types = new ArrayList<>();
    Path classes =
        Path.of(HostKernelMemory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
        Class<?> type = Class.forName(name);
        if (Event.class.isAssignableFrom(type)) {
          types.add(type.asSubclass(Event.class));
        }
      }
    }
    assertThat(types).hasSizeGreaterThanOrEqualTo(10);
    return types;
  }

  @ParameterizedTest
  @MethodSource("eventClasses")
  void eventsAreNamedAndDescribed(Class<? extends Event> event) {
    EventType type = EventType.getEventType(event);
    assertThat(type.getName())
        .matches("dev\\.kernelmemory\\.[A-Z][A-Za-z]+")
        .doesNotEndWith("Event");
    assertThat(type.getName().substring(PREFIX.length()))
        .doesNotContainPattern("ID|Info(?!rmation)|Alloc(?!a)");
    assertLabel(type.getLabel());
    assertDescription(type.getDescription(), type.getLabel());
    assertThat(type.getCategoryNames()).containsExactly("Operating System", "Memory", "Kernel");
  }

  @ParameterizedTest
  @MethodSource("periodicEventClasses")
  void eventsArePeriodicAndHaveNoStackTrace(Class<? extends Event> event) {
    if (NOT_PERIODIC.contains(event)) {
      assertThat(event.getAnnotation(Period.class)).isNull();
    } else {
      assertThat(event.getAnnotation(Period.class).value()).matches("\\d+ s");
    }
    assertThat(event.getAnnotation(StackTrace.class).value()).isFalse();
    assertThat(event.getAnnotation(Enabled.class).value())
        .isEqualTo(!OFF_BY_DEFAULT.contains(event));
  }

  @ParameterizedTest
  @MethodSource("driverEventClasses")
  void driverEventsHaveAStackTraceAndAreOffUnlessAskedFor(Class<? extends Event> event) {
    assertThat(event.getAnnotation(Period.class)).isNull();
    assertThat(event.getAnnotation(StackTrace.class).value()).isTrue();
    assertThat(event.getAnnotation(Enabled.class).value()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("eventClasses")
  void fieldsAreNamedDescribedAndHaveAUnit(Class<? extends Event> event) {
    EventType type = EventType.getEventType(event);
    for (ValueDescriptor field : type.getFields()) {
      if (JFRS_OWN_FIELDS.contains(field.getName())) {
        continue;
      }
      assertThat(field.getName()).matches("[a-z][A-Za-z]{1,31}\\d{0,3}").doesNotContain("ID");
      assertLabel(field.getLabel());
      assertDescription(field.getDescription(), field.getLabel());
      assertThat(field.getTypeName()).isIn("long", "int", "float", "java.lang.String");
      if (!field.getTypeName().equals("java.lang.String") && !isPlain(event, field)) {
        assertThat(hasContentType(field)).as("content type of %s", field.getName()).isTrue();
      }
    }
  }

  @Test
  void theSettingsFileHasEveryEventAndWhatBelongsToTheDrivers() throws Exception {
    Map<String, Map<String, String>> expected = new HashMap<>();
    for (Class<? extends Event> event : eventClasses()) {
      Map<String, String> settings = new HashMap<>();
      if (isDriver(event)) {
        // Off by themselves, on in this file.
        settings.put("enabled", "true");
        settings.put("stackTrace", "true");
      } else {
        Enabled enabled = event.getAnnotation(Enabled.class);
        settings.put("enabled", String.valueOf(enabled.value()));
      }
      if (event == KernelFinding.class) {
        settings.put("severity", "info");
      }
      if (event.getAnnotation(Period.class) != null) {
        settings.put("period", event.getAnnotation(Period.class).value());
      }
      expected.put(EventType.getEventType(event).getName(), settings);
    }
    Map<String, String> withStackTrace = Map.of("enabled", "true", "stackTrace", "true");
    expected.put("jdk.ThreadStart", withStackTrace);
    expected.put("jdk.ThreadEnd", Map.of("enabled", "true"));
    expected.put("jdk.ProcessStart", withStackTrace);
    assertThat(settingsFile()).isEqualTo(expected);
  }

  @Test
  void theSettingsFileInTheDocumentsIsTheOneInTheJar() throws IOException {
    assertThat(Path.of("../docs/kernel-memory.jfc"))
        .hasSameTextualContentAs(Path.of("src/main/resources/kernel-memory.jfc"));
  }

  private static Map<String, Map<String, String>> settingsFile() throws Exception {
    Map<String, Map<String, String>> events = new HashMap<>();
    try (InputStream in = HostKernelMemory.class.getResourceAsStream("/kernel-memory.jfc")) {
      NodeList settings =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(in)
              .getElementsByTagName("setting");
      for (int i = 0; i < settings.getLength(); i++) {
        Element setting = (Element) settings.item(i);
        events
            .computeIfAbsent(
                ((Element) setting.getParentNode()).getAttribute("name"), name -> new HashMap<>())
            .put(setting.getAttribute("name"), setting.getTextContent());
      }
    }
    return events;
  }

  private static boolean isPlain(Class<?> event, ValueDescriptor field) {
    String name = field.getName();
    return COUNTS.contains(name)
        || NUMBERS_AS_NAMES.contains(name)
        || name.matches(EVENT_COUNTS)
        || (NOT_PERIODIC.contains(event) && name.matches(CHANGES));
  }

  private static void assertLabel(String label) {
    assertThat(label)
        .hasSizeBetween(2, 44)
        .matches("[A-Z][A-Za-z]*([ -][A-Z][A-Za-z]*){0,2}|([A-Z][a-z]+ ){2}\\d+");
  }

  private static void assertDescription(String description, String label) {
    assertThat(description).hasSizeBetween(10, 300).isNotEqualTo(label).matches("[A-Z].*[^. ]");
  }

  private static boolean hasContentType(ValueDescriptor field) {
    for (AnnotationElement annotation : field.getAnnotationElements()) {
      if (annotation.getAnnotation(ContentType.class) != null) {
        return true;
      }
    }
    return false;
  }
}
