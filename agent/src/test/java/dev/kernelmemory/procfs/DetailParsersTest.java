package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the parsers for /proc/slabinfo and /proc/vmallocinfo. */
final class DetailParsersTest {
  private static final String HEADER =
      "slabinfo - version: 2.1\n# name            <active_objs> <num_objs> <objsize> …\n";
  private static final String SLABINFO =
      HEADER
          + "btrfs_delayed_node      0      0    312   13    1 : tunables    0    0    0 : slabdata"
          + "      0      0      0\n"
          + "kmalloc-1k            480    512   1024   16    4 : tunables    0    0    0 : slabdata"
          + "     30     32      0\n"
          + "dentry              78364  78456    192   21    1 : tunables    0    0    0 : slabdata"
          + "   3700   3736      0\n"
          + "kmalloc-1k             10     16   1024   16    4 : tunables    0    0    0 : slabdata"
          + "      1      1      0\n";
  private static final String VMALLOCINFO = Meminfos.fixture("vmallocinfo-own-arm64-16k.txt");

  @Test
  void ranksCachesByTheirPages() {
    Ranking<SlabCache> ranking = slabinfo(SLABINFO, 2);
    assertThat(ranking.entries())
        .extracting(SlabCache::name)
        .containsExactly("dentry", "kmalloc-1k");
    assertThat(ranking.totalBytes()).isEqualTo((3736 + 33 * 4) * 4096L);
    assertThat(ranking.malformedLines()).isZero();
    assertThat(ranking.problem()).isNull();
  }

  @Test
  void addsCachesOfTheSameNameTogether() {
    SlabCache cache = slabinfo(SLABINFO, 2).entries().get(1);
    assertThat(cache.bytes()).isEqualTo(33 * 4 * 4096);
    assertThat(cache.activeObjects()).isEqualTo(490);
    assertThat(cache.objects()).isEqualTo(528);
    assertThat(cache.objectSizeBytes()).isEqualTo(1024);
  }

  @Test
  void readsNamesWithBlanksAndUnprintableOnesAndCutsThem() {
    String numbers = " 1 1 8 512 1 : tunables 0 0 0 : slabdata 1 1 0\n";
    assertThat(slabinfo(HEADER + "my cache 7" + numbers + "\u001b[2J" + numbers, 9).entries())
        .extracting(SlabCache::name)
        .containsExactlyInAnyOrder("my cache 7", "?[2J");
    assertThat(slabinfo(HEADER + "x".repeat(200) + numbers, 9).entries().get(0).name())
        .hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "slabinfo - version: 1.1\nx 1 2\n", "dentry 1 2 3 4 5"})
  void takesNoNumberFromAFileOfAnotherVersion(String text) {
    Ranking<SlabCache> ranking = slabinfo(text, 9);
    assertThat(ranking.entries()).isEmpty();
    assertThat(ranking.problem()).startsWith("line 1: expected \"slabinfo - version: 2.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dentry",
        " : tunables 0 0 0 : slabdata 1 1 0",
        "1 1 8 512 1 : tunables 0 0 0 : slabdata 1 1 0",
        "x 1 8 512 1 : tunables 0 0 0 : slabdata 1 1 0",
        "x 1 1 8 512 -1 : tunables 0 0 0 : slabdata 1 1 0",
        "x 1 1 8 512 1 : tunables 0 0 0",
        "x 1 1 8 512 1 : tunables 0 0 0 : slabdata 1",
        "x 1 1 8 512 1 : tunables 0 0 0 : slabdata 1 1 0 0",
        "x 1 1 8 512 1 : tunables 0 0 0 : slabdata 1 9223372036854775807 0",
        "x 1 1 8 512 1 : tunables 0 0 0 : slabdata 1 18446744073709551615 0"
      })
  void countsAMalformedCacheAndKeepsTheOthers(String line) {
    Ranking<SlabCache> ranking = slabinfo(SLABINFO + line + "\nbad\u0007\n", 9);
    assertThat(ranking.entries()).hasSize(3);
    assertThat(ranking.malformedLines()).isEqualTo(2);
    assertThat(ranking.problem())
        .isEqualTo(
            "line 7: expected a name, 5 numbers, tunables and slabdata, found \""
                + line.substring(0, Math.min(60, line.length()))
                + '"');
  }

  @Test
  void ranksCallersOfACapturedFile() {
    Ranking<VmallocCaller> ranking = vmallocinfo(VMALLOCINFO, 16384, 100);
    assertThat(ranking.malformedLines()).isZero();
    assertThat(ranking.entries().get(0).name()).isEqualTo("bpf_jit_alloc_exec");
    assertThat(ranking.entries().get(0).bytes()).isEqualTo(128 * 16384);
    VmallocCaller second = ranking.entries().get(1);
    assertThat(second.name()).isEqualTo("kernel_clone");
    assertThat(second.areas()).isEqualTo(57);
    assertThat(second.bytes()).isEqualTo(57 * 16384);
    assertThat(ranking.entries())
        .filteredOn(caller -> caller.name().equals("pcpu_mem_zalloc"))
        .singleElement()
        .satisfies(caller -> assertThat(caller.bytes()).isEqualTo(30 * 16384));
    assertThat(ranking.entries())
        .filteredOn(caller -> caller.name().equals("unpurged vm_area"))
        .singleElement()
        .satisfies(caller -> assertThat(caller.areas()).isEqualTo(36))
        .satisfies(caller -> assertThat(caller.bytes()).isZero());
    assertThat(ranking.totalBytes())
        .isEqualTo(ranking.entries().stream().mapToLong(VmallocCaller::bytes).sum());
    assertThat(ranking.entries().stream().mapToLong(VmallocCaller::areas).sum())
        .isEqualTo(VMALLOCINFO.lines().filter(line -> !line.isEmpty()).count());
  }

  @Test
  void knowsWhatStandsInAPlaceWithoutACaller() {
    String text =
        "\n0x1-0x2 8192 vm_map_ram\n0x1-0x2 8192\n0x1-0x2 8192 pages=1 vmalloc N0=1\n"
            + "0x1-0x2 8192 vmalloc\n0x1-0x2 8192 0xffffffff81000000 pages=1 vmalloc\n"
            + "0x1-0x2 8192 init+0x1/0x2 [nf_tables] pages=2 vmalloc vpages N0=1 N1=1\n"
            + "0x1-0x2 8192 ioremap+0x1/0x2 phys=0x1 ioremap\n"
            + "0x1-0x2 8192 cut+0x1/0x2 pages=1";
    assertThat(vmallocinfo(text, 4096, 9).entries())
        .extracting(caller -> caller.name() + ' ' + caller.bytes() + ' ' + caller.areas())
        .containsExactly("init 8192 1", "unknown 8192 4", "ioremap 0 1", "vm_map_ram 0 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "0x1-0x2",
        "0x1-0x2 x f+0x1/0x2",
        "8192 f+0x1/0x2 pages=1",
        "0x1-0x2 8192 f+0x1/0x2 pages=x",
        "0x1-0x2 8192 f+0x1/0x2 pages=",
        "0x1-0x2 8192 f+0x1/0x2 pages=9223372036854775807"
      })
  void countsAMalformedAreaAndKeepsTheOthers(String line) {
    Ranking<VmallocCaller> ranking =
        vmallocinfo("\n0x1-0x2 8192 f+0x1/0x2 pages=1\n" + line + "\n", 4096, 9);
    assertThat(ranking.totalBytes()).isEqualTo(4096);
    assertThat(ranking.malformedLines()).isEqualTo(1);
    assertThat(ranking.problem())
        .isEqualTo(
            "line 3: expected an address range, its size, a caller and pages=N, found \""
                + line
                + '"');
  }

  @Property
  void nothingIsThrownWhateverTheText(
      @ForAll byte[] bytes,
      @ForAll String text,
      @ForAll Random random,
      @ForAll @IntRange(max = 20) int flips) {
    SlabinfoParser.parse(bytes, bytes.length, 4096, 3);
    VmallocinfoParser.parse(bytes, bytes.length, 4096, 3);
    assertThat(slabinfo(HEADER + text, 3).totalBytes()).isNotNegative();
    assertThat(slabinfo(Fields.damaged(SLABINFO, random, flips), 3).entries())
        .allMatch(cache -> cache.bytes() >= 0 && cache.name().matches("[ -~]{1,128}"));
    assertThat(vmallocinfo(Fields.damaged(VMALLOCINFO, random, flips), 65536, 3).entries())
        .hasSizeLessThanOrEqualTo(3)
        .allMatch(caller -> caller.bytes() >= 0 && caller.name().matches("[ -~]{1,128}"));
  }

  @Example
  void cutAtAnyByteThereIsNoMoreThanInTheWhole() {
    long slab = slabinfo(SLABINFO, 9).totalBytes();
    for (int length = 0; length < SLABINFO.length(); length++) {
      assertThat(slabinfo(SLABINFO.substring(0, length), 9).totalBytes()).isLessThanOrEqualTo(slab);
    }
    long vmalloc = vmallocinfo(VMALLOCINFO, 16384, 9).totalBytes();
    for (int length = 0; length < VMALLOCINFO.length(); length += 7) {
      assertThat(vmallocinfo(VMALLOCINFO.substring(0, length), 16384, 9).totalBytes())
          .isLessThanOrEqualTo(vmalloc);
    }
  }

  private static Ranking<SlabCache> slabinfo(String text, int most) {
    byte[] bytes = Fields.bytes(text);
    return SlabinfoParser.parse(bytes, bytes.length, 4096, most);
  }

  private static Ranking<VmallocCaller> vmallocinfo(String text, long pageSizeBytes, int most) {
    byte[] bytes = Fields.bytes(text);
    return VmallocinfoParser.parse(bytes, bytes.length, pageSizeBytes, most);
  }
}
