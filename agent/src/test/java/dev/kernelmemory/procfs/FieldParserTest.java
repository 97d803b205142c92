package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldParserTest {
  private static final String PLAIN = "anon 100\nslab 20\npercpu 3\n";

  private static final Fields MEMORY_STAT =
      new Fields("memory.stat", PLAIN, "", ' ', MemoryStatField.values());
  private static final Fields STATUS = new Fields("status", "", "", ':', StatusField.values());
  private static final Fields V1 =
      new Fields("memory.stat", "", "", ' ', MemoryStatV1Field.values());

  private final FieldParser parser = MEMORY_STAT.newParser();

  static List<Fields> files() {
    return Fields.ALL;
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsEveryFieldOfACapturedFile(Fields file) {
    assertThat(file.parse(file.text())).isEqualTo(file.expected(file.text()));
  }

  @Test
  void readsKnownNumbers() {
    assertThat(parsed("memstat-v2-own-6.12.txt"))
        .containsEntry("kernel", 4399104L)
        .containsEntry("kernel_stack", 819200L)
        .containsEntry("pagetables", 1970176L)
        .containsEntry("slab", 982736L)
        .containsEntry("vmalloc", 0L);
    assertThat(parsed("memstat-v2-own-5.10.txt"))
        .containsEntry("slab", 663152L)
        .containsEntry("vmalloc", FieldParser.NOT_REPORTED)
        .containsEntry("kernel", FieldParser.NOT_REPORTED);
    assertThat(parsed("memstat-v1-own-6.18.txt"))
        .containsEntry("total_rss", 855154688L)
        .containsEntry("hierarchical_memory_limit", Long.MAX_VALUE);
    assertThat(parsed("status-own-ppc64le.txt"))
        .containsEntry("VmPTE", 25L * 1024)
        .containsEntry("RssShmem", 1792L * 1024)
        .containsEntry("Threads", 1L);
    assertThat(parsed("node1/meminfo"))
        .containsEntry("Slab", 61308L * 1024)
        .containsEntry("KernelStack", 1136L * 1024);
  }

  @Test
  void newParsersLookForTheFieldsOfTheirFile() {
    long[] values = new long[NodeField.values().length];
    byte[] text = Fields.bytes("Node 10 Slab:  2 kB\nNode 1 Slab:  1 kB\n");
    assertThat(NodeField.newParser(1).parse(text, text.length, values)).isEqualTo(-1);
    assertThat(values[NodeField.SLAB.ordinal()]).isEqualTo(1024);
    for (FieldParser each :
        List.of(
            MemoryStatField.newParser(),
            MemoryStatV1Field.newParser(),
            MemoryEventsField.newParser(),
            OomControlField.newParser(),
            CgroupStatField.newParser(),
            VmstatField.newParser(),
            StatusField.newParser())) {
      assertThat(each.parse(text, text.length, new long[20])).isEqualTo(-1);
      assertThat(each.found(0)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFieldSaysSinceWhenInTheFormOfAVersion(Fields file) {
    for (KernelField field : file.fields()) {
      if (field.since() != null) {
        assertThat(field.since()).matches("\\d\\.\\d{1,2}");
      }
    }
  }

  @Test
  void doesNotTakeALongerNameForAShorterOne() {
    assertThat(MEMORY_STAT.parse("slab_reclaimable 5\nkernel_stack 6\nfile_mapped 7\n"))
        .containsEntry("slab", FieldParser.NOT_REPORTED)
        .containsEntry("kernel", FieldParser.NOT_REPORTED)
        .containsEntry("file", FieldParser.NOT_REPORTED)
        .containsEntry("slab_reclaimable", 5L);
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    assertThat(MEMORY_STAT.parse("\n\nroot@host:~# cat\n slab 1\nslabs 2\nslab\t3\nslab 20\n"))
        .containsEntry("slab", 20L);
  }

  @Test
  void doesNotBelieveANumberThatMayHaveBeenCut() {
    assertThat(MEMORY_STAT.parse("anon 5\nslab 20"))
        .containsEntry("anon", 5L)
        .containsEntry("slab", FieldParser.UNREADABLE);
    assertThat(problem(MEMORY_STAT, "anon 5\nslab 20"))
        .isEqualTo(
            "slab at offset 7: expected a number below 2^63, found \"20\" where the text ends");
    assertThat(STATUS.parse("VmPTE: 20 kB")).containsEntry("VmPTE", 20L << 10);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "007, 7",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, -2",
    "18446744073709551615, -2",
    "92233720368547758070, -2"
  })
  void acceptsWhatFitsInto63Bits(String text, long value) {
    assertThat(MEMORY_STAT.parse("slab " + text + "\n")).containsEntry("slab", value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1073741824, 1073741824",
    "9223372036854710271, 9223372036854710271",
    "9223372036854710272, 9223372036854775807",
    "9223372036854771712, 9223372036854775807",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9223372036854775807",
    "18446744073709551615, 9223372036854775807",
    "18446744073709551616, -2",
    "18446744073709551620, -2",
    "184467440737095516150, -2"
  })
  void takesTheKernelsHugeLimitsForNone(String text, long value) {
    assertThat(V1.parse("hierarchical_memory_limit " + text + "\n"))
        .containsEntry("hierarchical_memory_limit", value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"slab \n", "slab x\n", "slab -1\n", "slab 1 \n", "slab 1 kB\n", "slab 1\r\n"})
  void callsAMalformedLineUnreadableAndNothingElse(String line) {
    assertThat(MEMORY_STAT.parse("anon 5\n" + line + "sock 6\n"))
        .containsEntry("slab", FieldParser.UNREADABLE)
        .containsEntry("anon", 5L)
        .containsEntry("sock", 6L);
    assertThat(problem(MEMORY_STAT, "anon 5\n" + line))
        .startsWith("slab at offset 7: expected a number below 2^63, found \"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VmPTE: 20\n",
        "VmPTE: 20 MB\n",
        "VmPTE: 20 kBytes\n",
        "VmPTE: 20  kB\n",
        "VmPTE: 20 k",
        "VmPTE: 20 kB \n",
        "VmPTE: kB\n",
        "VmPTE:\n",
        "VmPTE:",
        "VmPTE: 9007199254740992 kB\n"
      })
  void wantsTheUnit(String line) {
    assertThat(STATUS.parse(line)).containsEntry("VmPTE", FieldParser.UNREADABLE);
  }

  @Test
  void saysWhereAndWhatIsMalformed() {
    assertThat(problem(STATUS, "Name:\tjava\nVmPTE:\tmuch kB\nVmPTE:\t7 kB\n"))
        .isEqualTo("VmPTE at offset 11: expected a number of kB below 2^53, found \"much kB\"");
    assertThat(problem(V1, "hierarchical_memory_limit none\n"))
        .isEqualTo(
            "hierarchical_memory_limit at offset 0: expected a limit below 2^64, found \"none\"");
    assertThat(problem(MEMORY_STAT, "slab \u001b[31mred\r" + "x".repeat(99) + "\n"))
        .isEqualTo(
            "slab at offset 0: expected a number below 2^63, found \"?[31mred?"
                + "x".repeat(31)
                + '"');
  }

  @Test
  void describesAProblemWhateverTheTextIsByThen() {
    byte[] text = Fields.bytes("anon 1\nslab x\n");
    assertThat(parser.parse(text, text.length, new long[18]))
        .isEqualTo(MemoryStatField.SLAB.ordinal());
    assertThat(parser.problem(MemoryStatField.SLAB.ordinal(), text, 0)).contains("found \"\"");
    assertThat(parser.problem(MemoryStatField.SOCK.ordinal(), text, 3)).contains("sock at offset");
  }

  @Test
  void takesTheFirstWellFormedOfSeveralLines() {
    assertThat(MEMORY_STAT.parse("slab x\nslab 2\nslab 3\n")).containsEntry("slab", 2L);
  }

  @Test
  void followsNumbersThatMoveEverythingBehindThem() {
    assertAfter(PLAIN, PLAIN.replace("100", "100000000"));
  }

  @Test
  void followsLinesThatTradePlaces() {
    assertAfter(PLAIN, "anon 100\npercpu 3\nslab 20\n");
  }

  @Test
  void followsALineThatComesBetween() {
    assertAfter(PLAIN, PLAIN.replace("slab", "sock 5\nslab"));
  }

  @Test
  void noticesALineThatDisappears() {
    assertAfter(PLAIN, PLAIN.replace("slab", "slob"));
    assertAfter(PLAIN, "anon 100\n");
    assertAfter(PLAIN, "");
  }

  @Test
  void readsTheFirstTextAfterAnEmptyOne() {
    assertAfter("", PLAIN);
  }

  @Test
  void noticesANewLineWithin64Texts() {
    MEMORY_STAT.parse(parser, "anon 100\n");
    int texts = 1;
    while (MEMORY_STAT.parse(parser, PLAIN).get("slab") != 20) {
      assertThat(++texts).isLessThanOrEqualTo(64);
    }
  }

  @Test
  void scansTheTextAfterForgetting() {
    MEMORY_STAT.parse(parser, "anon 100\n");
    assertThat(parser.found(MemoryStatField.ANON.ordinal())).isTrue();
    assertThat(parser.found(MemoryStatField.SLAB.ordinal())).isFalse();
    parser.forget();
    assertThat(parser.found(MemoryStatField.ANON.ordinal())).isFalse();
    assertThat(MEMORY_STAT.parse(parser, PLAIN)).containsEntry("slab", 20L);
  }

  private void assertAfter(String first, String second) {
    parser.forget();
    MEMORY_STAT.parse(parser, first);
    MEMORY_STAT.parse(parser, first);
    assertThat(MEMORY_STAT.parse(parser, second)).isEqualTo(MEMORY_STAT.expected(second));
  }

  private static Map<String, Long> parsed(String name) {
    for (Fields file : Fields.ALL) {
      if (file.name().equals(name)) {
        return file.parse(file.text());
      }
    }
    throw new AssertionError(name);
  }

  private static String problem(Fields file, String text) {
    FieldParser parser = file.newParser();
    byte[] bytes = Fields.bytes(text);
    int malformed = parser.parse(bytes, bytes.length, new long[file.fields().length]);
    return malformed < 0 ? null : parser.problem(malformed, bytes, bytes.length);
  }
}
