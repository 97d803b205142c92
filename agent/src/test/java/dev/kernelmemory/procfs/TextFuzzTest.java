package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.fuzz.Digits;
import dev.kernelmemory.fuzz.Fuzzing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Hostile texts of the files that are read once, seldom or on demand. */
final class TextFuzzTest {
  private static final String SLAB_HEADER = "slabinfo - version: 2.1\n";
  private static final String SLABINFO =
      SLAB_HEADER
          + "# name            <active_objs> <num_objs> <objsize> …\n"
          + "kmalloc-1k            480    512   1024   16    4 : tunables    0    0    0 : slabdata"
          + "     30     32      0\n"
          + "dentry              78364  78456    192   21    1 : tunables    0    0    0 : slabdata"
          + "   3700   3736      0\n"
          + "kmalloc-1k             10     16   1024   16    4 : tunables    0    0    0 : slabdata"
          + "      1      1      0\n";
  private static final String MOUNTINFO =
      "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
          + "31 27 0:27 /a\\040b /sys/fs/cgroup rw shared:9 master:1 - cgroup2  rw,nsdelegate\n"
          + "36 27 0:29 /kx /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n";
  private static final String CGROUP =
      "4:memory:/kx/a\n2:cpu,cpuacct:/\n1:name=systemd:/user.slice\n0::/a:b (deleted)\n";
  private static final String LIMITS =
      "Limit                     Soft Limit           Hard Limit           Units     \n"
          + "Max processes             96365                96365                processes \n"
          + "Max open files            20000                unlimited            files     \n";

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void slabinfo(@ForAll long seed) {
    Fuzzing.run(
        seed,
        4_000,
        List.of(Fields.bytes(SLABINFO)),
        text -> SlabinfoParser.parse(text, text.length, 4096, 20),
        (text, ranking) -> {
          assertRanked(ranking, SlabCache::bytes);
          for (SlabCache cache : ranking.entries()) {
            assertThat(cache.name()).matches("[ -~]{1,128}");
            assertThat(Digits.have(text, cache.objectSizeBytes())).isTrue();
          }
          // Below the header, a line means the same whatever stands around it.
          String all = new String(text, StandardCharsets.ISO_8859_1);
          boolean known = all.startsWith("slabinfo - version: 2.");
          long sum = 0;
          for (String line : all.substring(all.indexOf('\n') + 1).split("\n", -1)) {
            byte[] alone = Fields.bytes(SLAB_HEADER + line + '\n');
            sum = Decimal.sum(sum, SlabinfoParser.parse(alone, alone.length, 4096, 1).totalBytes());
          }
          assertThat(ranking.totalBytes()).isEqualTo(known && all.contains("\n") ? sum : 0);
        });
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void vmallocinfo(@ForAll long seed) {
    String captured = Meminfos.fixture("vmallocinfo-own-arm64-16k.txt");
    Fuzzing.run(
        seed,
        1_000,
        List.of(Fields.bytes(String.join("\n", captured.lines().limit(40).toList()) + '\n')),
        text -> VmallocinfoParser.parse(text, text.length, 16384, 20),
        (text, ranking) -> {
          assertRanked(ranking, VmallocCaller::bytes);
          for (VmallocCaller caller : ranking.entries()) {
            assertThat(caller.name()).matches("[ -~]{1,128}");
            assertThat(caller.areas()).isPositive();
          }
          long sum = 0;
          for (String line : lines(text)) {
            byte[] alone = Fields.bytes(line + '\n');
            sum =
                Decimal.sum(
                    sum, VmallocinfoParser.parse(alone, alone.length, 16384, 1).totalBytes());
          }
          assertThat(ranking.totalBytes()).isEqualTo(sum);
        });
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void dentryState(@ForAll long seed) {
    Fuzzing.run(
        seed,
        10_000,
        List.of(Fields.bytes("78364\t77098\t45\t0\t15707\t0\n")),
        text -> {
          long[] values = new long[DentryStateParser.VALUES];
          DentryStateParser.parse(text, text.length, values);
          return values;
        },
        (text, values) -> {
          for (long value : values) {
            assertThat(value == FieldParser.UNREADABLE || Digits.have(text, value)).isTrue();
          }
        });
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void smallNumbers(@ForAll long seed) {
    number(seed, "0.20 0.18 0.12 1/80 11206\n", LoadavgParser::tasks);
    number(seed, LIMITS, text -> LimitsParser.softLimit(text, "Max open files"));
    number(seed, LIMITS, text -> LimitsParser.softLimit(text, "Max processes"));
  }

  private static void number(long seed, String corpus, ToLongFunction<String> reader) {
    Fuzzing.run(
        seed,
        10_000,
        List.of(Fields.bytes(corpus)),
        text -> reader.applyAsLong(new String(text, StandardCharsets.ISO_8859_1)),
        (text, number) ->
            assertThat(number == -1 || number == Long.MAX_VALUE || Digits.have(text, number))
                .as("%d", number)
                .isTrue());
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void processorLists(@ForAll long seed) {
    Fuzzing.run(
        seed,
        20_000,
        List.of(Fields.bytes("0-3,8"), Fields.bytes("0"), Fields.bytes("0-1023,2048-4095")),
        text -> CpuListParser.count(new String(text, StandardCharsets.ISO_8859_1)),
        (text, count) -> {
          String list = new String(text, StandardCharsets.ISO_8859_1);
          assertThat(count).isBetween(-1, 1 << 21);
          assertThat(count > 0)
              .as("a list of %d", count)
              .isEqualTo(count != -1 && list.matches("\\d+(-\\d+)?(,\\d+(-\\d+)?)*"));
        });
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void auxiliaryVectors(@ForAll long seed) {
    ByteBuffer vector = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    vector.putLong(3).putLong(0x400040).putLong(6).putLong(16384).putLong(17).putLong(100);
    for (int wordBytes : new int[] {4, 8}) {
      Fuzzing.run(
          seed,
          10_000,
          List.of(vector.array()),
          text -> AuxvParser.pageSizeBytes(text, text.length, wordBytes),
          (text, size) ->
              assertThat(
                      size == -1 || (size >= 4096 && size <= 1 << 20 && Long.bitCount(size) == 1))
                  .as("%d", size)
                  .isTrue());
    }
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void mounts(@ForAll long seed) {
    Fuzzing.run(
        seed,
        5_000,
        List.of(Fields.bytes(MOUNTINFO)),
        text -> MountinfoParser.parse(new String(text, StandardCharsets.UTF_8)),
        (text, mounts) -> {
          List<String> alone = new ArrayList<>();
          for (String line : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
            MountinfoParser.parse(line).forEach(mount -> alone.add(said(mount)));
          }
          assertThat(mounts.stream().map(TextFuzzTest::said)).isEqualTo(alone);
          assertThat(mounts)
              .allSatisfy(
                  mount -> {
                    assertThat(mount.mountPoint()).startsWith("/");
                    assertThat(mount.id()).isNotNegative();
                    assertThat(mount.parentId()).isNotNegative();
                  });
        });
  }

  private static String said(Mount mount) {
    return mount.id()
        + "|"
        + mount.root()
        + "|"
        + mount.mountPoint()
        + "|"
        + mount.type()
        + "|"
        + mount.source()
        + "|"
        + mount.superOption("memory")
        + "|"
        + mount.superOption("");
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void cgroups(@ForAll long seed) {
    Fuzzing.run(
        seed,
        10_000,
        List.of(Fields.bytes(CGROUP)),
        text -> CgroupParser.parse(new String(text, StandardCharsets.UTF_8)),
        (text, entries) -> {
          String all = new String(text, StandardCharsets.UTF_8);
          for (CgroupEntry entry : entries) {
            assertThat(entry.path()).startsWith("/").doesNotContain("\n");
            assertThat(all).contains(entry.path());
            assertThat(entry.isUnified() && entry.controls("memory")).isFalse();
          }
        });
  }

  private static <T> void assertRanked(Ranking<T> ranking, ToLongFunction<T> size) {
    assertThat(ranking.entries()).hasSizeLessThanOrEqualTo(20);
    long last = Long.MAX_VALUE;
    long sum = 0;
    for (T entry : ranking.entries()) {
      assertThat(size.applyAsLong(entry)).isBetween(0L, last);
      last = size.applyAsLong(entry);
      sum = Decimal.sum(sum, last);
    }
    assertThat(sum).isLessThanOrEqualTo(ranking.totalBytes());
    if (ranking.malformedLines() > 0) {
      assertThat(ranking.problem()).matches("[ -~…]{1,300}");
    }
  }

  /** Those that a line feed ends: of another it is not known whether it is whole. */
  private static List<String> lines(byte[] text) {
    List<String> lines =
        new ArrayList<>(List.of(new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)));
    lines.remove(lines.size() - 1);
    return lines;
  }
}
