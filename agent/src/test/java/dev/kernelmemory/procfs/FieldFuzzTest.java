package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.fuzz.Digits;
import dev.kernelmemory.fuzz.Fuzzing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Hostile texts of the files that are read for every sample: no number that is not in them. */
final class FieldFuzzTest {
  private static final List<byte[]> MEMINFOS =
      Meminfos.FIXTURES.stream().map(Meminfos::fixture).map(Fields::bytes).toList();

  private static final List<byte[]> PRESSURES =
      List.of(
          Fields.bytes(
              "some avg10=0.12 avg60=1.50 avg300=0.00 total=123\n"
                  + "full avg10=100.00 avg60=99.99 avg300=0.00 total=18446744073709551615\n"),
          Fields.bytes("some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n"));

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void meminfo(@ForAll long seed) {
    MeminfoParser remembering = new MeminfoParser();
    Fuzzing.run(
        seed,
        10_000,
        MEMINFOS,
        text -> meminfo(new MeminfoParser(), text),
        (text, values) -> {
          assertTruthful(text, values);
          assertTruthful(text, meminfo(remembering, text));
        });
  }

  private static void assertTruthful(byte[] text, long[] values) {
    for (MeminfoField field : MeminfoField.values()) {
      long bytes = values[field.ordinal()];
      assertThat(bytes).isGreaterThanOrEqualTo(MeminfoParser.UNREADABLE);
      assertThat(bytes < 0 || Digits.haveLine(ended(text), field.key() + ':', bytes >> 10, " kB"))
          .as("%s is %d", field, bytes)
          .isTrue();
    }
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void filesOfFields(@ForAll long seed) {
    for (Fields file : Fields.ALL) {
      FieldParser remembering = file.newParser();
      Fuzzing.run(
          seed,
          2_000,
          List.of(Fields.bytes(file.text())),
          text -> values(file, file.newParser(), text),
          (text, values) -> {
            assertTruthful(file, text, values);
            assertTruthful(file, text, values(file, remembering, text));
          });
    }
  }

  private static void assertTruthful(Fields file, byte[] text, long[] values) {
    for (int i = 0; i < values.length; i++) {
      KernelField field = file.fields()[i];
      assertThat(values[i] < 0 || isInTheText(file, field, text, values[i]))
          .as("%s is %d", field.key(), values[i])
          .isTrue();
    }
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void pressure(@ForAll long seed) {
    Fuzzing.run(
        seed,
        10_000,
        PRESSURES,
        text -> {
          long[] values = new long[PressureParser.VALUES];
          PressureParser.parse(text, text.length, values);
          return values;
        },
        (text, values) -> {
          for (int line : new int[] {PressureParser.SOME, PressureParser.FULL}) {
            long total = values[line + PressureParser.TOTAL];
            assertThat(total < 0 || Digits.have(text, total)).as("total %d", total).isTrue();
            for (int i = line; i < line + PressureParser.TOTAL; i++) {
              assertThat(values[i]).isBetween(FieldParser.UNREADABLE, 10_000L);
              assertThat(values[i] < 0).as("a line has all its numbers").isEqualTo(total < 0);
              assertThat(values[i] < 0 || Digits.have(text, values[i] / 100)).isTrue();
            }
          }
        });
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void limit(@ForAll long seed) {
    List<byte[]> corpus = new ArrayList<>();
    for (String text : List.of("max\n", "0\n", "104857600\n", "9223372036854771712\n")) {
      corpus.add(Fields.bytes(text));
    }
    Fuzzing.run(
        seed,
        20_000,
        corpus,
        text -> LimitParser.parse(text, text.length),
        (text, limit) ->
            assertThat(
                    limit == LimitParser.UNREADABLE
                        || limit == LimitParser.UNLIMITED
                        || Digits.haveLine(text, "", limit, ""))
                .as("%d", limit)
                .isTrue());
  }

  private static boolean isInTheText(Fields file, KernelField field, byte[] text, long value) {
    String beginning = file.before() + field.key() + file.separator();
    return switch (field.unit()) {
      case KIB -> Digits.haveLine(ended(text), beginning, value >> 10, " kB");
      case PLAIN -> Digits.haveLine(text, beginning, value, "");
      case LIMIT -> value == Long.MAX_VALUE || Digits.haveLine(text, beginning, value, "");
    };
  }

  /** The unit tells that a number is whole, even if the line's end is missing. */
  private static byte[] ended(byte[] text) {
    byte[] ended = Arrays.copyOf(text, text.length + 1);
    ended[text.length] = '\n';
    return ended;
  }

  private static long[] meminfo(MeminfoParser parser, byte[] text) {
    long[] values = new long[MeminfoField.values().length];
    MeminfoField malformed = parser.parse(text, text.length, values);
    if (malformed != null) {
      assertThat(parser.problem(malformed, text, text.length)).matches("[ -~]{1,200}");
    }
    return values;
  }

  private static long[] values(Fields file, FieldParser parser, byte[] text) {
    long[] values = new long[file.fields().length];
    int malformed = parser.parse(text, text.length, values);
    if (malformed >= 0) {
      assertThat(parser.problem(malformed, text, text.length)).matches("[ -~]{1,200}");
    }
    return values;
  }
}
