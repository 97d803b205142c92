package dev.kernelmemory.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitTest {
  @ParameterizedTest
  @CsvSource({
    "BYTES, 0, 0 B",
    "BYTES, 1023, 1023 B",
    "BYTES, 753664, 736.0 KiB",
    "BYTES, 1073741824, 1.0 GiB",
    "BYTES, 9223372036854775807, 8388608 TiB",
    "BYTES_PER_SECOND, 4194304, 4.0 MiB/s",
    "MICROSECONDS, 3400, 3.4 ms",
    "MICROSECONDS, 2500000, 2.50 s",
    "COUNT, 1600, '1,600'",
    "BYTES, -1, n/a"
  })
  void formats(Unit unit, long value, String text) {
    assertThat(unit.formatOrNone(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "BYTES, 493000000, 524288000",
    "BYTES, 0, 1",
    "COUNT, 1512, 1600",
    "COUNT, 1000, 1000",
    "MICROSECONDS, 230000, 240000"
  })
  void roundsUpToWhatAxesHave(Unit unit, long value, long ceiling) {
    assertThat(unit.ceiling(value)).isEqualTo(ceiling);
  }

  @Test
  void isNeverBelow() {
    for (long value = 1; value > 0 && value < Long.MAX_VALUE / 3; value = value * 3 / 2 + 1) {
      for (Unit unit : Unit.values()) {
        assertThat(unit.ceiling(value)).isGreaterThanOrEqualTo(value);
      }
    }
  }
}
