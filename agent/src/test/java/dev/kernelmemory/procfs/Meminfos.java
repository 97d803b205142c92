package dev.kernelmemory.procfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The captured files, and a slow reading of any text to compare the parser with. */
final class Meminfos {
  static final List<String> FIXTURES =
      List.of(
          "meminfo-own-amd64-5.10.txt",
          "meminfo-own-amd64-6.1.txt",
          "meminfo-own-amd64-6.12-la57.txt",
          "meminfo-own-amd64-6.18-hybrid.txt",
          "meminfo-own-arm64-16k-6.12.txt",
          "meminfo-own-arm64-6.1.txt",
          "meminfo-own-ppc64le-64k-6.1.txt");

  private Meminfos() {}

  static String fixture(String name) {
    try (InputStream in = Meminfos.class.getResourceAsStream("/fixtures/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses with a new parser. */
  static Map<MeminfoField, Long> parse(String text) {
    return parse(new MeminfoParser(), text);
  }

  static Map<MeminfoField, Long> parse(MeminfoParser parser, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    long[] values = new long[MeminfoField.values().length];
    parser.parse(bytes, bytes.length, values);
    Map<MeminfoField, Long> result = new EnumMap<>(MeminfoField.class);
    for (MeminfoField field : MeminfoField.values()) {
      result.put(field, values[field.ordinal()]);
    }
    return result;
  }

  /** What a regular expression finds: the first well-formed line of each field. */
  static Map<MeminfoField, Long> expected(String text) {
    Map<MeminfoField, Long> result = new EnumMap<>(MeminfoField.class);
    for (MeminfoField field : MeminfoField.values()) {
      Matcher line =
          Pattern.compile("(?:^|\n)" + field.key() + ": +(\\d{1,16}) kB(?=\n|$)").matcher(text);
      result.put(
          field, line.find() ? Long.parseLong(line.group(1)) * 1024 : MeminfoParser.NOT_REPORTED);
    }
    return result;
  }
}
