package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThresholdsTest {
  @Test
  void areChangedInACopy() {
    Thresholds changed = Thresholds.DEFAULTS.with(Threshold.STEP_BYTES, 7);

    assertThat(changed.get(Threshold.STEP_BYTES)).isEqualTo(7);
    assertThat(Thresholds.DEFAULTS.get(Threshold.STEP_BYTES))
        .isEqualTo(Threshold.STEP_BYTES.normal());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void areLargerThanZero(double value) {
    assertThatThrownBy(() -> Thresholds.DEFAULTS.with(Threshold.STEP_BYTES, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stepBytes must be larger than 0");
  }

  @Test
  void areAllInTheDocument() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "findings.md"));

    assertThat(lines)
        .containsAll(Arrays.stream(Threshold.values()).map(ThresholdsTest::row).toList());
  }

  private static String row(Threshold threshold) {
    double value = threshold.normal();
    String text =
        value >= Units.MIB
            ? (long) (value / Units.MIB) + "m"
            : value < 1 ? plain(100 * value) + "%" : plain(value);
    return "| `" + threshold.key() + "` | " + text + " | " + threshold.meaning() + " |";
  }

  private static String plain(double value) {
    return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
