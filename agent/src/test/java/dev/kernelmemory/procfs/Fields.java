package dev.kernelmemory.procfs;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of field file with a captured text, and a slow reading of any text to compare with. */
record Fields(String name, String text, String before, char separator, KernelField[] fields) {
  static final List<Fields> ALL =
      List.of(
          captured("memstat-v2-own-5.10.txt", ' ', MemoryStatField.values()),
          captured("memstat-v2-own-6.1.txt", ' ', MemoryStatField.values()),
          captured("memstat-v2-own-6.12.txt", ' ', MemoryStatField.values()),
          captured("memstat-v2-own-root-6.12.txt", ' ', MemoryStatField.values()),
          captured("memstat-v1-own-6.18.txt", ' ', MemoryStatV1Field.values()),
          captured("status-own-ppc64le.txt", ':', StatusField.values()),
          captured("vmstat-own-6.12.txt", ' ', VmstatField.values()),
          new Fields(
              "memory.events",
              "low 0\nhigh 12\nmax 345\noom 6\noom_kill 7\noom_group_kill 8\n",
              "",
              ' ',
              MemoryEventsField.values()),
          new Fields(
              "memory.oom_control",
              "oom_kill_disable 0\nunder_oom 1\noom_kill 23\n",
              "",
              ' ',
              OomControlField.values()),
          new Fields(
              "cgroup.stat",
              "nr_descendants 12\nnr_subsys_memory 15\nnr_dying_descendants 3\n"
                  + "nr_dying_subsys_memory 4\n",
              "",
              ' ',
              CgroupStatField.values()),
          new Fields(
              "node1/meminfo",
              "Node 1 MemTotal:       12413132 kB\nNode 1 MemFree:        12066100 kB\n"
                  + "Node 1 Active(anon):       1544 kB\nNode 1 KernelStack:        1136 kB\n"
                  + "Node 1 PageTables:         2044 kB\nNode 1 SecPageTables:         0 kB\n"
                  + "Node 1 KReclaimable:      35212 kB\nNode 1 Slab:              61308 kB\n"
                  + "Node 1 SReclaimable:      35212 kB\nNode 1 SUnreclaim:        26096 kB\n"
                  + "Node 1 HugePages_Total:     0\n",
              "Node 1 ",
              ':',
              NodeField.values()));

  private static Fields captured(String name, char separator, KernelField[] fields) {
    return new Fields(name, Meminfos.fixture(name), "", separator, fields);
  }

  FieldParser newParser() {
    return new FieldParser(FieldTable.of(before, fields, separator));
  }

  /** Parses with a new parser. */
  Map<String, Long> parse(String text) {
    return parse(newParser(), text);
  }

  Map<String, Long> parse(FieldParser parser, String text) {
    byte[] bytes = bytes(text);
    long[] values = new long[fields.length];
    int malformed = parser.parse(bytes, bytes.length, values);
    Map<String, Long> result = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i++) {
      result.put(fields[i].key(), values[i]);
      if (values[i] == FieldParser.UNREADABLE && malformed < 0) {
        throw new AssertionError(fields[i].key() + " is unreadable, and nothing complained of");
      }
    }
    if (malformed >= 0 && !parser.problem(malformed, bytes, bytes.length).contains("expected")) {
      throw new AssertionError("no description");
    }
    return result;
  }

  /** What a regular expression finds: the first well-formed line of each field. */
  Map<String, Long> expected(String text) {
    Map<String, Long> result = new LinkedHashMap<>();
    for (KernelField field : fields) {
      String unit = field.unit() == FieldUnit.KIB ? " kB" : "";
      Matcher line =
          Pattern.compile(
                  "(?:^|\n)"
                      + Pattern.quote(before + field.key() + separator)
                      + "[ \t]*(\\d+)"
                      + unit
                      + (unit.isEmpty() ? "(?=\n)" : "(?=\n|$(?!\n))"))
              .matcher(text);
      long value = FieldParser.NOT_REPORTED;
      while (value < 0 && line.find()) {
        value = value(line.group(1), field.unit());
      }
      result.put(field.key(), value);
    }
    return result;
  }

  private static long value(String digits, FieldUnit unit) {
    BigInteger number = new BigInteger(digits);
    if (unit == FieldUnit.LIMIT) {
      return number.bitLength() > 64
          ? -1
          : number.bitLength() > 63 || number.longValue() >= Long.MAX_VALUE - 65535
              ? Long.MAX_VALUE
              : number.longValue();
    }
    BigInteger result = unit == FieldUnit.KIB ? number.shiftLeft(10) : number;
    return result.bitLength() > 63 ? -1 : result.longValue();
  }

  /** The text with some of its characters replaced by random ones. */
  static String damaged(String text, Random random, int flips) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 0; i < flips; i++) {
      damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
    }
    return damaged.toString();
  }

  static List<String> lines(String text) {
    return new ArrayList<>(text.lines().toList());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return name;
  }
}
