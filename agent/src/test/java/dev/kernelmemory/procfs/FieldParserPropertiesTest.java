package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any text: no exception, and no number that is not in it. */
final class FieldParserPropertiesTest {
  @Provide
  Arbitrary<Fields> files() {
    return Arbitraries.of(Fields.ALL);
  }

  @Property(tries = 500)
  void orderDoesNotMatter(@ForAll("files") Fields file, @ForAll Random random) {
    List<String> lines = Fields.lines(file.text());
    Collections.shuffle(lines, random);
    String shuffled = String.join("\n", lines) + "\n";
    assertThat(file.parse(shuffled)).isEqualTo(file.parse(file.text()));
    FieldParser parser = file.newParser();
    file.parse(parser, file.text());
    assertThat(file.parse(parser, shuffled)).isEqualTo(file.parse(file.text()));
  }

  /** A plain number that is cut is a number as well: the last line may be believed too early. */
  @Example
  void aTextCutAtAnyByteGivesNoNumberThatIsNotInIt() {
    for (Fields file : Fields.ALL) {
      FieldParser remembering = file.newParser();
      file.parse(remembering, file.text());
      for (int length = 0; length <= file.text().length(); length++) {
        String cut = file.text().substring(0, length);
        assertTruthful(file, cut, file.parse(cut));
        assertTruthful(file, cut, file.parse(remembering, cut));
      }
    }
  }

  @Property
  void randomBytesGiveNoNumberThatIsNotInThem(@ForAll("files") Fields file, @ForAll byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertTruthful(file, text, file.parse(text));
  }

  @Property(tries = 3000)
  void aDamagedTextGivesNoNumberThatIsNotInIt(
      @ForAll("files") Fields file, @ForAll Random random, @ForAll @IntRange(max = 20) int flips) {
    String damaged = Fields.damaged(file.text(), random, flips);
    assertTruthful(file, damaged, file.parse(damaged));
    FieldParser remembering = file.newParser();
    file.parse(remembering, file.text());
    assertTruthful(file, damaged, file.parse(remembering, damaged));
  }

  @Property(tries = 3000)
  void aParserThatRemembersAgreesWithANewOne(
      @ForAll("files") Fields file,
      @ForAll Random random,
      @ForAll @IntRange(max = 20) int changes) {
    FieldParser parser = file.newParser();
    file.parse(parser, file.text());
    StringBuilder changed = new StringBuilder(file.text());
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(changed.length());
      if (Character.isDigit(changed.charAt(at))) {
        changed.replace(at, at + 1, Integer.toString(random.nextInt(1000)));
      }
    }
    assertThat(file.parse(parser, changed.toString())).isEqualTo(file.parse(changed.toString()));
  }

  @Example
  void parsingOverAndOverAllocatesNothing() {
    for (Fields file : Fields.ALL) {
      FieldParser parser = file.newParser();
      byte[] text = Fields.bytes(file.text());
      long[] values = new long[file.fields().length];
      assertThat(AllocatedBytes.of(() -> parser.parse(text, text.length, values)))
          .as("bytes for %s", file)
          .isLessThan(10_000);
    }
  }

  private static void assertTruthful(Fields file, String text, Map<String, Long> values) {
    Map<String, Long> expected = file.expected(text);
    values.forEach(
        (key, value) -> {
          if (value >= 0) {
            assertThat(value).as(key).isEqualTo(expected.get(key));
          }
        });
  }
}
