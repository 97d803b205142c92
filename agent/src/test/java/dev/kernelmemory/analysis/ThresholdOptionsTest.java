package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds as users give them. */
final class ThresholdOptionsTest {
  private final List<String> complaints = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "64000000, 64000000",
    "64k, 65536",
    "64M, 67108864",
    "1g, 1073741824",
    "0.5, 0.5",
    "12.5%, 0.125"
  })
  void areNumbersWithAUnit(String text, double value) {
    Thresholds read = read("stepBytes=" + text + " (agent argument)");
    assertThat(read.get(Threshold.STEP_BYTES)).isEqualTo(value);
    assertThat(read.get(Threshold.SLAB_RATIO)).isEqualTo(Threshold.SLAB_RATIO.normal());
    assertThat(complaints).isEmpty();
  }

  @Test
  void areFoundWhateverTheCaseAndTheLastOneCounts() {
    Thresholds read = read("slabRatio=0.1 (agent argument)", "SLABRATIO=0.2 (environment X)");
    assertThat(read.get(Threshold.SLAB_RATIO)).isEqualTo(0.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "0", "m", "1e9", "NaN", "Infinity", "1.2.3", "5 m"})
  void areLeftAsTheyAreWhereThatIsNoNumber(String text) {
    assertThat(read("stepBytes=" + text + " (property p)").get(Threshold.STEP_BYTES))
        .isEqualTo(Threshold.STEP_BYTES.normal());
    assertThat(complaints)
        .containsExactly(
            "option analysis.stepBytes: \""
                + text
                + "\" (property p) is not a number larger than 0; using 50331648");
  }

  @Test
  void areNamedWhereThereIsNoSuchOne() {
    read("stepbite=3 (agent argument)");
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0))
        .startsWith(
            "unknown option \"analysis.stepbite\" in the agent argument; valid ones are"
                + " analysis.stepBytes, analysis.smallStepBytes, ");
  }

  private Thresholds read(String... given) {
    return ThresholdOptions.read(List.of(given), complaints::add);
  }
}
