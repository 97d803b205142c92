package dev.kernelmemory.procfs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code /proc/meminfo}, see proc_meminfo(5) and Documentation/filesystems/proc.rst.
 *
 * <pre>
 * Slab:              31864 kB
 * VmallocTotal:   13743895347199 kB
 * HugePages_Total:       0
 * </pre>
 *
 * <p>{@code kB} means KiB; values wider than their column push the unit to the right. Order is no
 * interface and fields come and go, so a field is found by its name. Lines that are not known, or
 * not of this form, are passed over.
 *
 * <p>Where each field's line began is remembered from one text to the next: while the text's length
 * stays the same, a field is looked for at its old place first, and the name standing there is
 * compared in full before the number is believed. One mismatch, and the whole text is scanned.
 * Every {@value #READS_PER_SCAN}th text is scanned in any case, since a field that was absent has
 * no place to look at.
 *
 * <p>Cost: about 0.2 µs at remembered offsets, 1 to 2 µs for a scan; nothing is allocated unless a
 * line is malformed. Not thread-safe.
 */
public final class MeminfoParser {
  /** The text has no line of this field. */
  public static final long NOT_REPORTED = -1;

  /** The text has a line of this field, but no number of KiB that fits into 63 bits of bytes. */
  public static final long UNREADABLE = -2;

  private static final int READS_PER_SCAN = 64;
  private static final long MAX_KIB = Long.MAX_VALUE >> 10;
  private static final MeminfoField[] FIELDS = MeminfoField.values();
  private static final int ABSENT = -1;
  private static final int TOKEN_CHARACTERS = 40;

  private final int[] lineStarts = new int[FIELDS.length];
  private int rememberedLength = -1;
  private int readsUntilScan;

  /**
   * Parses one text.
   *
   * @param text the file's bytes
   * @param length how many of them count
   * @param bytes receives, at each field's ordinal, its value in bytes, {@link #NOT_REPORTED} or
   *     {@link #UNREADABLE}
   * @return null, or the first field with a malformed line, for {@link #problem}
   */
  public @Nullable MeminfoField parse(byte[] text, int length, long[] bytes) {
    if (length == rememberedLength
        && --readsUntilScan > 0
        && parseRemembered(text, length, bytes)) {
      return null;
    }
    return scan(text, length, bytes);
  }

  /** Whether the last text had a line of this field, well-formed or not. */
  public boolean found(MeminfoField field) {
    return lineStarts[field.ordinal()] != ABSENT;
  }

  /** Forgets the last text. */
  public void forget() {
    Arrays.fill(lineStarts, ABSENT);
    rememberedLength = -1;
  }

  /**
   * Says what is wrong with a field's line in the text that was parsed last.
   *
   * @return the field's name, the offset of its line and what was found there
   */
  public String problem(MeminfoField field, byte[] text, int length) {
    int start = Math.max(0, lineStarts[field.ordinal()]);
    int from = Math.min(length, start + field.prefixLength());
    int shown = Math.min(lineEnd(text, from, length) - from, TOKEN_CHARACTERS);
    String found = new String(text, from, shown, StandardCharsets.ISO_8859_1);
    return field.key()
        + " at offset "
        + start
        + ": expected a number of kB below 2^53, found \""
        + Printable.of(found).trim()
        + '"';
  }

  private boolean parseRemembered(byte[] text, int length, long[] bytes) {
    for (int i = 0; i < FIELDS.length; i++) {
      int start = lineStarts[i];
      if (start == ABSENT) {
        bytes[i] = NOT_REPORTED;
        continue;
      }
      MeminfoField field = FIELDS[i];
      if ((start != 0 && text[start - 1] != '\n') || !field.isAt(text, start, length)) {
        return false;
      }
      long value = valueAt(text, start + field.prefixLength(), length);
      if (value < 0) {
        return false;
      }
      bytes[i] = value;
    }
    return true;
  }

  private @Nullable MeminfoField scan(byte[] text, int length, long[] bytes) {
    Arrays.fill(bytes, 0, FIELDS.length, NOT_REPORTED);
    Arrays.fill(lineStarts, ABSENT);
    MeminfoField malformed = null;
    int start = 0;
    while (start < length) {
      int end = lineEnd(text, start, length);
      MeminfoField field = fieldAt(text, start, end);
      if (field != null && bytes[field.ordinal()] < 0) {
        long value = valueAt(text, start + field.prefixLength(), length);
        bytes[field.ordinal()] = value;
        lineStarts[field.ordinal()] = start;
        if (value == UNREADABLE && malformed == null) {
          malformed = field;
        }
      }
      start = end + 1;
    }
    // A text with a malformed line is scanned, and complained of, every time.
    rememberedLength = malformed == null ? length : -1;
    readsUntilScan = READS_PER_SCAN;
    return malformed;
  }

  private static int lineEnd(byte[] text, int start, int length) {
    int end = start;
    while (end < length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private static @Nullable MeminfoField fieldAt(byte[] text, int start, int end) {
    for (MeminfoField field : FIELDS) {
      if (field.isAt(text, start, end)) {
        return field;
      }
    }
    return null;
  }

  /** Reads spaces, digits, {@code " kB"} and the line's end, and nothing else. */
  private static long valueAt(byte[] text, int from, int length) {
    int at = from;
    while (at < length && text[at] == ' ') {
      at++;
    }
    int digits = at;
    long kib = 0;
    while (at < length && text[at] >= '0' && text[at] <= '9') {
      kib = kib * 10 + (text[at] - '0');
      if (kib > MAX_KIB) {
        return UNREADABLE;
      }
      at++;
    }
    boolean wellFormed =
        digits > from
            && at > digits
            && at + 3 <= length
            && text[at] == ' '
            && text[at + 1] == 'k'
            && text[at + 2] == 'B'
            && (at + 3 == length || text[at + 3] == '\n');
    return wellFormed ? kib << 10 : UNREADABLE;
  }
}
