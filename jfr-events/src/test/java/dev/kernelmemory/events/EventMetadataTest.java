package dev.kernelmemory.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final Set<String> COUNTS = Set.of("possibleProcessors", "lookups");

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
    assertThat(event.getAnnotation(Period.class).value()).matches("\\d+ s");
    assertThat(event.getAnnotation(StackTrace.class).value()).isFalse();
    assertThat(event.getAnnotation(Enabled.class).value()).isTrue();
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
      assertThat(field.getName()).matches("[a-z][A-Za-z]{1,30}").doesNotContain("ID");
      assertLabel(field.getLabel());
      assertDescription(field.getDescription(), field.getLabel());
      assertThat(field.getTypeName()).isIn("long", "int", "java.lang.String");
      if (!field.getTypeName().equals("java.lang.String") && !COUNTS.contains(field.getName())) {
        assertThat(hasContentType(field)).as("content type of %s", field.getName()).isTrue();
      }
    }
  }

  @Test
  void theSettingsFileNamesAllEventsAndNothingElse() throws Exception {
    try (InputStream in = HostKernelMemory.class.getResourceAsStream("/kernel-memory.jfc")) {
      NodeList events =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(in)
              .getElementsByTagName("event");
      List<String> names = new ArrayList<>();
      for (int i = 0; i < events.getLength(); i++) {
        names.add(((Element) events.item(i)).getAttribute("name"));
      }
      assertThat(names)
          .isSubsetOf(names(eventClasses()))
          .containsAll(names(periodicEventClasses()));
    }
  }

  @Test
  void theSettingsFileInTheDocumentsIsTheOneInTheJar() throws IOException {
    assertThat(Path.of("../docs/kernel-memory.jfc"))
        .hasSameTextualContentAs(Path.of("src/main/resources/kernel-memory.jfc"));
  }

  private static List<String> names(List<Class<? extends Event>> events) {
    return events.stream().map(event -> EventType.getEventType(event).getName()).toList();
  }

  private static void assertLabel(String label) {
    assertThat(label).hasSizeBetween(2, 44).matches("[A-Z][A-Za-z]*([ -][A-Z][A-Za-z]*){0,2}");
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
