package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any text: no exception, and no number that is not in it. */
final class MeminfoPropertiesTest {
  @Provide
  Arbitrary<String> fixtures() {
    return Arbitraries.of(Meminfos.FIXTURES).map(Meminfos::fixture);
  }

  @Property
  void orderDoesNotMatter(@ForAll("fixtures") String text, @ForAll Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    Collections.shuffle(lines, random);
    assertThat(Meminfos.parse(String.join("\n", lines) + "\n")).isEqualTo(Meminfos.parse(text));
  }

  @Property
  void aCutTextGivesNoWrongNumber(@ForAll("fixtures") String text) {
    Map<MeminfoField, Long> whole = Meminfos.parse(text);
    for (int length = 0; length < text.length(); length++) {
      Map<MeminfoField, Long> cut = Meminfos.parse(text.substring(0, length));
      for (MeminfoField field : MeminfoField.values()) {
        if (cut.get(field) >= 0) {
          assertThat(cut.get(field)).as("%s at %d", field, length).isEqualTo(whole.get(field));
        }
      }
    }
  }

  @Property
  void randomBytesGiveNoNumberThatIsNotInThem(@ForAll byte[] bytes) {
    assertTruthful(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 5000)
  void aDamagedTextGivesNoNumberThatIsNotInIt(
      @ForAll("fixtures") String text,
      @ForAll Random random,
      @ForAll @IntRange(max = 20) int flips) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 0; i < flips; i++) {
      damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
    }
    assertTruthful(damaged.toString());
  }

  @Property(tries = 5000)
  void aParserThatRemembersAgreesWithANewOne(
      @ForAll("fixtures") String text,
      @ForAll Random random,
      @ForAll @IntRange(max = 20) int changes) {
    MeminfoParser parser = new MeminfoParser();
    Meminfos.parse(parser, text);
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(changed.length());
      if (Character.isDigit(changed.charAt(at))) {
        changed.setCharAt(at, (char) ('0' + random.nextInt(10)));
      }
    }
    assertThat(Meminfos.parse(parser, changed.toString()))
        .isEqualTo(Meminfos.parse(changed.toString()));
    String longer = changed.insert(random.nextInt(changed.length()), ' ').toString();
    assertThat(Meminfos.parse(parser, longer)).isEqualTo(Meminfos.parse(longer));
  }

  @Property(tries = 1)
  void readingOverAndOverAllocatesNothing() throws Exception {
    Path path = Files.createTempFile("meminfo", "");
    Files.writeString(path, Meminfos.fixture(Meminfos.FIXTURES.get(3)));
    long[] values = new long[MeminfoField.values().length];
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    try (PseudoFile file = new PseudoFile(path.toFile())) {
      MeminfoParser parser = new MeminfoParser();
      long before = 0;
      for (int i = 0; i < 20_000; i++) {
        if (i == 10_000) {
          before = threads.getThreadAllocatedBytes(id);
        }
        int length = file.read();
        if (parser.parse(file.buffer(), length, values) != null) {
          throw new AssertionError("a captured file is well-formed");
        }
      }
      assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(10_000);
    } finally {
      Files.delete(path);
    }
  }

  private static void assertTruthful(String text) {
    Map<MeminfoField, Long> expected = Meminfos.expected(text);
    Meminfos.parse(text)
        .forEach(
            (field, value) -> {
              if (value >= 0 || expected.get(field) >= 0) {
                assertThat(value).as(field.key()).isEqualTo(expected.get(field));
              }
            });
  }
}
