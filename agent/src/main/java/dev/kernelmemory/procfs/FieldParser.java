package dev.kernelmemory.procfs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parses kernel files whose lines are a name and a number, such as a cgroup's {@code memory.stat},
 * {@code /proc/PID/status}, {@code /proc/vmstat} or a node's {@code meminfo}.
 *
 * <pre>
 * slab_reclaimable 86640
 * VmPTE:        25 kB
 * Node 0 Slab:       31864 kB
 * </pre>
 *
 * <p>Order is no interface and fields come and go, so a field is found by its name. Lines that are
 * not known are passed over; of several well-formed lines of one field the first counts.
 *
 * <p>These files are not padded: a number that grows by a digit moves everything behind it. So the
 * numbers of the lines are remembered from one text to the next, not their offsets, and the name
 * standing there is compared in full before the number is believed. One mismatch, and the whole
 * text is scanned. Every {@value #TEXTS_PER_SCAN}th text is scanned in any case, since a field that
 * was absent has no line to look at; and so is one of a quite different length, and every text
 * while a field is missing that used to be there.
 *
 * <p>Cost: 0.4 µs for {@code memory.stat} at remembered lines, 1.6 µs for a scan; nothing is
 * allocated. Not thread-safe.
 */
public final class FieldParser {
  /** The text has no line of this field. */
  public static final long NOT_REPORTED = MeminfoParser.NOT_REPORTED;

  /** The text has a line of this field, but not with a number of the field's unit. */
  public static final long UNREADABLE = MeminfoParser.UNREADABLE;

  private static final int TEXTS_PER_SCAN = 64;

  /**
   * Numbers change a text's length by less than this share of it; lines that come or go by more.
   */
  private static final int LENGTH_SHARE = 8;

  private static final int NONE = -1;
  private static final int ABSENT = -1;
  private static final int TOKEN_CHARACTERS = 40;

  private final FieldTable fields;

  /** Of each field, the number of its line, counted from 0. */
  private final int[] lines;

  /** The fields in the order of their lines, as many as were found. */
  private final int[] order;

  /** Of each field, whether any text had a line of it. */
  private final boolean[] known;

  private int fieldsFound;
  private int textsUntilScan;
  private int scannedLength;

  /**
   * Makes a parser that has seen no text yet.
   *
   * @param fields what to look for
   */
  public FieldParser(FieldTable fields) {
    this.fields = fields;
    this.lines = new int[fields.size()];
    this.order = new int[fields.size()];
    this.known = new boolean[fields.size()];
    forget();
  }

  /**
   * Parses one text.
   *
   * @param text the file's bytes
   * @param length how many of them count
   * @param values receives, at each field's place in the table, its value in bytes or its count,
   *     {@link #NOT_REPORTED} or {@link #UNREADABLE}
   * @return -1, or the first field with a malformed line, for {@link #problem}
   */
  public int parse(byte[] text, int length, long[] values) {
    if (--textsUntilScan > 0
        && Math.abs(length - scannedLength) <= scannedLength / LENGTH_SHARE
        && parseRemembered(text, length, values)) {
      return NONE;
    }
    return scan(text, length, values);
  }

  /** Whether the last text had a line of this field, well-formed or not. */
  public boolean found(int field) {
    return lines[field] != ABSENT;
  }

  /** Forgets the last text. */
  public void forget() {
    Arrays.fill(lines, ABSENT);
    fieldsFound = 0;
    textsUntilScan = 0;
  }

  /**
   * Says what is wrong with a field's line in the text that was parsed last.
   *
   * @return the field's name, the offset of its line and what was found there
   */
  public String problem(int field, byte[] text, int length) {
    int start = 0;
    for (int line = 0; line < lines[field]; line++) {
      start = nextLine(text, start, length);
    }
    start = Math.min(start, length);
    int from = Math.min(length, start + fields.prefixLength(field));
    int end = Math.max(from, nextLine(text, from, length) - 1);
    int shown = Math.min(end - from, TOKEN_CHARACTERS);
    String found = new String(text, from, shown, StandardCharsets.ISO_8859_1);
    return fields.name(field)
        + " at offset "
        + start
        + ": expected "
        + fields.unit(field).expected()
        + ", found \""
        + Printable.of(found.replace('\t', ' ')).trim()
        + (end < length ? "\"" : "\" where the text ends");
  }

  private boolean parseRemembered(byte[] text, int length, long[] values) {
    Arrays.fill(values, 0, lines.length, NOT_REPORTED);
    int start = 0;
    int line = 0;
    for (int i = 0; i < fieldsFound; i++) {
      int field = order[i];
      for (; line < lines[field]; line++) {
        start = nextLine(text, start, length);
      }
      if (!fields.isAt(field, text, start, length)) {
        return false;
      }
      long value = valueAt(field, text, start, length);
      if (value < 0) {
        return false;
      }
      values[field] = value;
    }
    return true;
  }

  private int scan(byte[] text, int length, long[] values) {
    Arrays.fill(values, 0, lines.length, NOT_REPORTED);
    forget();
    scannedLength = length;
    int malformed = NONE;
    int line = 0;
    for (int start = 0; start < length; start = nextLine(text, start, length)) {
      int field = fields.fieldAt(text, start, length);
      if (field != NONE && values[field] < 0) {
        long value = valueAt(field, text, start, length);
        values[field] = value;
        if (lines[field] == ABSENT) {
          lines[field] = line;
          order[fieldsFound++] = field;
          known[field] = true;
        }
        if (value < 0 && malformed == NONE) {
          malformed = field;
        }
      }
      line++;
    }
    // A text with a malformed line is scanned, and complained of, every time; so is one that lacks
    // a
    // field, because a file may be empty or cut for a moment.
    textsUntilScan = malformed == NONE && fieldsFound > 0 && !lacksAny() ? TEXTS_PER_SCAN : 0;
    return malformed;
  }

  private boolean lacksAny() {
    for (int field = 0; field < known.length; field++) {
      if (known[field] && lines[field] == ABSENT) {
        return true;
      }
    }
    return false;
  }

  private long valueAt(int field, byte[] text, int start, int length) {
    return fields.unit(field).valueAt(text, start + fields.prefixLength(field), length);
  }

  /** The offset of the next line, which is beyond the text if there is none. */
  private static int nextLine(byte[] text, int start, int length) {
    int at = start;
    while (at < length && text[at] != '\n') {
      at++;
    }
    return at + 1;
  }
}
