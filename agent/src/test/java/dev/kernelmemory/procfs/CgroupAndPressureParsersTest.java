package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the parsers for limits, pressure and the dentry cache. */
final class CgroupAndPressureParsersTest {
  private static final String PRESSURE =
      "some avg10=0.12 avg60=1.50 avg300=99.99 total=123456\n"
          + "full avg10=0.00 avg60=100.00 avg300=0.01 total=45\n";

  @ParameterizedTest
  @CsvSource({
    "max, 9223372036854775807",
    "0, 0",
    "1073741824, 1073741824",
    "9223372036854710271, 9223372036854710271",
    "9223372036854759424, 9223372036854775807",
    "9223372036854771712, 9223372036854775807",
    "9223372036854775807, 9223372036854775807",
    "18446744073709551615, 9223372036854775807",
    "18446744073709551616, -2",
    "maximum, -2",
    "ma, -2",
    "-1, -2",
    "1 2, -2",
    "1k, -2",
    "'', -2"
  })
  void readsALimit(String text, long limit) {
    assertThat(limit(text + "\n")).isEqualTo(limit);
    assertThat(limit(text)).as("may have been cut").isEqualTo(LimitParser.UNREADABLE);
  }

  @Test
  void wantsASingleLine() {
    assertThat(limit("1\n2\n")).isEqualTo(LimitParser.UNREADABLE);
    assertThat(limit("max\n\n")).isEqualTo(LimitParser.UNREADABLE);
  }

  @Test
  void readsPressure() {
    assertThat(pressure(PRESSURE)).containsExactly(12, 150, 9999, 123456, 0, 10000, 1, 45);
    assertThat(pressure(PRESSURE.trim()))
        .as("the last total may have been cut")
        .containsExactly(12, 150, 9999, 123456, -2, -2, -2, -2);
    assertThat(parse(PRESSURE)).isEqualTo(-1);
  }

  @Test
  void findsEachLineByItsName() {
    String[] lines = PRESSURE.split("\n");
    assertThat(pressure("new avg10=1\n" + lines[1] + "\n" + lines[0] + "\n"))
        .isEqualTo(pressure(PRESSURE));
    assertThat(pressure(lines[0] + "\n")).containsExactly(12, 150, 9999, 123456, -1, -1, -1, -1);
    assertThat(pressure("")).containsOnly(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "full",
        "full avg10=0.0 avg60=0.00 avg300=0.00 total=0",
        "full avg10=0.000 avg60=0.00 avg300=0.00 total=0",
        "full avg10=.00 avg60=0.00 avg300=0.00 total=0",
        "full avg10=0,00 avg60=0.00 avg300=0.00 total=0",
        "full avg10=100.01 avg60=0.00 avg300=0.00 total=0",
        "full avg10=99999999999999999999.00 avg60=0.00 avg300=0.00 total=0",
        "full avg10=-0.01 avg60=0.00 avg300=0.00 total=0",
        "full avg10=nan avg60=0.00 avg300=0.00 total=0",
        "full avg60=0.00 avg10=0.00 avg300=0.00 total=0",
        "full avg10=0.00 avg60=0.00 avg300=0.00 total=",
        "full avg10=0.00 avg60=0.00 avg300=0.00 total=9223372036854775808",
        "full avg10=0.00 avg60=0.00 avg300=0.00 total=0 ",
        "full avg10=0.00 avg60=0.00 avg300=0.00"
      })
  void callsAMalformedLineUnreadableAndNothingElse(String full) {
    String some = "some avg10=0.12 avg60=1.50 avg300=99.99 total=5\n";
    assertThat(pressure(some + full)).containsExactly(12, 150, 9999, 5, -2, -2, -2, -2);
    assertThat(pressure(some + full + "\n")).isEqualTo(pressure(some + full));
    assertThat(parse(some + full)).isEqualTo(some.length());
  }

  @Test
  void cutAtAnyByteAverageAndTotalAreInTheText() {
    for (int length = 0; length < PRESSURE.length(); length++) {
      String cut = PRESSURE.substring(0, length);
      for (long value : pressure(cut)) {
        assertThat(value < 0 || cut.replace(".", "").contains(Long.toString(value))).isTrue();
      }
    }
  }

  @Test
  void readsTheStateOfTheDentryCache() {
    assertThat(dentries("78364\t77098\t45\t0\t15707\t0\n")).containsExactly(78364, 77098, 15707);
    assertThat(dentries("78364 77098 45 0 15707 0\n")).containsExactly(78364, 77098, 15707);
    assertThat(dentries("78364\t77098\t45\t0\t15707")).containsExactly(78364, 77098, -2);
    assertThat(dentries("78364\t-1\t45\t0\t15707\t0\n")).containsExactly(78364, -2, -2);
    assertThat(dentries("")).containsOnly(-2);
  }

  @Property
  void nothingIsThrownWhateverTheText(@ForAll byte[] bytes, @ForAll String text) {
    assertThat(LimitParser.parse(bytes, bytes.length)).isGreaterThanOrEqualTo(-2);
    PressureParser.parse(bytes, bytes.length, new long[8]);
    assertThat(Arrays.stream(pressure("some avg10=" + text)).min().getAsLong())
        .isGreaterThanOrEqualTo(-2);
    DentryStateParser.parse(bytes, bytes.length, new long[3]);
    assertThat(Arrays.stream(dentries("1 " + text)).min().getAsLong()).isGreaterThanOrEqualTo(-2);
  }

  @Example
  void parsingOverAndOverAllocatesNothing() {
    byte[] pressure = Fields.bytes(PRESSURE);
    byte[] limit = Fields.bytes("9223372036854771712\n");
    long[] values = new long[PressureParser.VALUES];
    assertThat(
            AllocatedBytes.of(
                () -> {
                  PressureParser.parse(pressure, pressure.length, values);
                  values[0] = LimitParser.parse(limit, limit.length);
                }))
        .isLessThan(10_000);
  }

  private static long limit(String text) {
    byte[] bytes = Fields.bytes(text);
    return LimitParser.parse(bytes, bytes.length);
  }

  private static int parse(String text) {
    byte[] bytes = Fields.bytes(text);
    return PressureParser.parse(bytes, bytes.length, new long[PressureParser.VALUES]);
  }

  private static long[] pressure(String text) {
    byte[] bytes = Fields.bytes(text);
    long[] values = new long[PressureParser.VALUES];
    Arrays.fill(values, 7);
    PressureParser.parse(bytes, bytes.length, values);
    return values;
  }

  private static long[] dentries(String text) {
    byte[] bytes = Fields.bytes(text);
    long[] values = new long[DentryStateParser.VALUES];
    DentryStateParser.parse(bytes, bytes.length, values);
    return values;
  }
}
