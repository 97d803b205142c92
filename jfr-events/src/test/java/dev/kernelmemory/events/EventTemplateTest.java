package dev.kernelmemory.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import jdk.jfr.Configuration;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.flightrecorder.configuration.events.EventConfiguration;
import org.openjdk.jmc.flightrecorder.configuration.events.SchemaVersion;

/** The shipped settings as an event template, read by those who keep such templates. */
final class EventTemplateTest {
  /** JDK Mission Control's library, by which Cryostat reads the templates that it is given. */
  @Test
  void isATemplateToMissionControl() throws Exception {
    try (InputStream file = settings()) {
      EventConfiguration.validate(file, "kernel-memory.jfc", SchemaVersion.V2);
    }
    try (InputStream file = settings()) {
      EventConfiguration template = new EventConfiguration(EventConfiguration.createModel(file));
      assertThat(template.getName()).isEqualTo("Kernel Memory");
      assertThat(template.getDescription()).isNotBlank();
      assertThat(template.getConfigEventTypes())
          .extracting(Object::toString)
          .anyMatch(name -> name.contains("dev.kernelmemory.HostKernelMemory"))
          .anyMatch(name -> name.contains("jdk.ThreadStart"));
    }
  }

  @Test
  void isAConfigurationToTheJdk() throws Exception {
    try (Reader file = new InputStreamReader(settings(), StandardCharsets.UTF_8)) {
      Configuration configuration = Configuration.create(file);
      assertThat(configuration.getLabel()).isEqualTo("Kernel Memory");
      assertThat(configuration.getSettings())
          .containsEntry("dev.kernelmemory.HostKernelMemory#enabled", "true")
          .containsEntry("dev.kernelmemory.HostKernelMemory#period", "1 s");
    }
  }

  private static InputStream settings() {
    return EventTemplateTest.class.getResourceAsStream("/kernel-memory.jfc");
  }
}
