package dev.kernelmemory.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The findings that a recording wants. */
final class SeveritySettingTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "info, INFO;WARNING;CRITICAL",
    "warning, WARNING;CRITICAL",
    "Critical, CRITICAL",
    "nonsense, INFO;WARNING;CRITICAL"
  })
  void areThoseFromTheLeastSeverityOn(String setting, String recorded) throws Exception {
    Path file = directory.resolve("findings.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.kernelmemory.Finding").with("severity", setting);
      recording.start();
      for (String severity : List.of("INFO", "WARNING", "CRITICAL")) {
        KernelFinding finding = new KernelFinding();
        finding.severity = severity;
        finding.commit();
      }
      recording.stop();
      recording.dump(file);
    }
    assertThat(RecordingFile.readAllEvents(file))
        .extracting(event -> event.getString("severity"))
        .containsExactly(recorded.split(";"));
  }

  @Test
  void areAllThatAnyOfSeveralRecordingsWants() {
    SeveritySetting setting = new SeveritySetting();
    assertThat(setting.getValue()).isEqualTo("info");
    assertThat(setting.combine(Set.of("critical", "warning"))).isEqualTo("warning");
    assertThat(setting.combine(Set.of("critical"))).isEqualTo("critical");
  }
}
