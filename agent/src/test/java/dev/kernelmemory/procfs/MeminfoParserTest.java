package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeminfoParserTest {
  private static final String PLAIN = "MemTotal:  100 kB\nSlab:       20 kB\nPercpu:      3 kB\n";

  private final MeminfoParser parser = new MeminfoParser();

  static List<String> fixtures() {
    return Meminfos.FIXTURES;
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsEveryFieldOfACapturedFile(String name) {
    String text = Meminfos.fixture(name);
    assertThat(Meminfos.parse(text))
        .isEqualTo(Meminfos.expected(text))
        .containsValue(Meminfos.expected(text).get(MeminfoField.MEM_TOTAL));
    assertThat(problem(text)).isNull();
  }

  @Test
  void readsKnownNumbers() {
    assertThat(Meminfos.parse(Meminfos.fixture("meminfo-own-amd64-6.1.txt")))
        .containsEntry(MeminfoField.SLAB, 15720L * 1024)
        .containsEntry(MeminfoField.VMALLOC_USED, 5112L * 1024)
        .containsEntry(MeminfoField.KERNEL_STACK, 888L * 1024)
        .containsEntry(MeminfoField.PAGE_TABLES, 60L * 1024)
        .containsEntry(MeminfoField.PERCPU, 512L * 1024)
        .containsEntry(MeminfoField.VMALLOC_TOTAL, 13743895347199L * 1024)
        .containsEntry(MeminfoField.SHADOW_CALL_STACK, MeminfoParser.NOT_REPORTED);
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    String text =
        "root@host:~# cat /proc/meminfo\n        total:    used:\nMem:  260579328 1\n\nSlabX: 1 kB\n"
            + "Vendor(pool): 7 kB\nHugePages_Total:       0\nSlab:  20 kB\n";
    assertThat(Meminfos.parse(text)).containsEntry(MeminfoField.SLAB, 20L * 1024);
    assertThat(problem(text)).isNull();
  }

  @Test
  void doesWithoutAFinalLineFeed() {
    assertThat(Meminfos.parse("Slab:  20 kB")).containsEntry(MeminfoField.SLAB, 20L * 1024);
  }

  @Test
  void acceptsZeroAndTheLargestNumberThatFits() {
    assertThat(Meminfos.parse("MemTotal: 0 kB\nSlab: 9007199254740991 kB\n"))
        .containsEntry(MeminfoField.MEM_TOTAL, 0L)
        .containsEntry(MeminfoField.SLAB, 9007199254740991L * 1024);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Slab: 9007199254740992 kB\n",
        "Slab: 18446744073709551615 kB\n",
        "Slab: 99999999999999999999999999 kB\n",
        "Slab: kB\n",
        "Slab:20 kB\n",
        "Slab: 20\n",
        "Slab: 20 MB\n",
        "Slab: 20 kBytes\n",
        "Slab: -20 kB\n",
        "Slab: 20 k",
        "Slab: 2",
        "Slab:",
        "Slab: 20  kB\n",
        "Slab: 0x20 kB\n",
        "Slab:\t20 kB\n",
        "Slab: 20 kB \n"
      })
  void callsAMalformedLineUnreadableAndNothingElse(String line) {
    Map<MeminfoField, Long> values = Meminfos.parse("MemFree: 5 kB\n" + line);
    assertThat(values)
        .containsEntry(MeminfoField.SLAB, MeminfoParser.UNREADABLE)
        .containsEntry(MeminfoField.MEM_FREE, 5L * 1024);
    assertThat(problem("MemFree: 5 kB\n" + line)).startsWith("Slab at offset 14: expected");
  }

  @Test
  void showsAMalformedTokenWithoutItsControlCharacters() {
    assertThat(problem("Slab: \u001b[31mred\r kB\n"))
        .isEqualTo("Slab at offset 0: expected a number of kB below 2^53, found \"?[31mred? kB\"");
  }

  @Test
  void takesTheFirstWellFormedOfSeveralLines() {
    assertThat(Meminfos.parse("Slab: x kB\nSlab: 2 kB\nSlab: 3 kB\n"))
        .containsEntry(MeminfoField.SLAB, 2048L);
  }

  @Test
  void followsNumbersThatChangeInPlace() {
    assertSlabAfter(PLAIN, PLAIN.replace("      20", "      77"), 77);
  }

  @Test
  void followsNumbersThatOutgrowTheirColumn() {
    assertSlabAfter(PLAIN, PLAIN.replace("  100 kB", "  1000000 kB"), 20);
  }

  @Test
  void followsLinesThatTradePlaces() {
    assertSlabAfter(PLAIN, "MemTotal:  100 kB\nPercpu:      3 kB\nSlab:       20 kB\n", 20);
  }

  @Test
  void noticesALineThatDisappears() {
    parser.parse(bytes(PLAIN), PLAIN.length(), new long[MeminfoField.values().length]);
    assertThat(Meminfos.parse(parser, PLAIN.replace("Slab:", "Slob:")))
        .containsEntry(MeminfoField.SLAB, MeminfoParser.NOT_REPORTED);
  }

  @Test
  void rejectsARememberedNameInTheMiddleOfALine() {
    String text = "MemFree: 1 kB\nSlab: 20 kB\n";
    Meminfos.parse(parser, text);
    assertThat(Meminfos.parse(parser, text.replace("kB\nSlab", "kB Slab")))
        .containsEntry(MeminfoField.SLAB, MeminfoParser.NOT_REPORTED)
        .containsEntry(MeminfoField.MEM_FREE, MeminfoParser.UNREADABLE);
  }

  @Test
  void noticesANewLineWithin64ReadsThoughTheLengthIsTheSame() {
    String without = PLAIN.replace("Slab:", "Slob:");
    Meminfos.parse(parser, without);
    long slab = MeminfoParser.NOT_REPORTED;
    for (int read = 0; read < 64; read++) {
      slab = Meminfos.parse(parser, PLAIN).get(MeminfoField.SLAB);
    }
    assertThat(slab).isEqualTo(20 * 1024);
  }

  private void assertSlabAfter(String first, String second, long kib) {
    Meminfos.parse(parser, first);
    Meminfos.parse(parser, first);
    assertThat(Meminfos.parse(parser, second))
        .isEqualTo(Meminfos.expected(second))
        .containsEntry(MeminfoField.SLAB, kib * 1024);
  }

  private static String problem(String text) {
    MeminfoParser parser = new MeminfoParser();
    MeminfoField malformed =
        parser.parse(bytes(text), text.length(), new long[MeminfoField.values().length]);
    return malformed == null ? null : parser.problem(malformed, bytes(text), text.length());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
