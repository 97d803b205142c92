package dev.kernelmemory.procfs;

/** What stands behind a field's name. */
public enum FieldUnit {
  /** A number and nothing else: bytes or a count. */
  PLAIN("a number below 2^63"),
  /** A number of KiB, which kernel files call kB. */
  KIB("a number of kB below 2^53"),
  /** An unsigned number of bytes that may say "no limit". */
  LIMIT("a limit below 2^64");

  private static final long MAX_KIB = Long.MAX_VALUE >> 10;

  private final String expected;

  FieldUnit(String expected) {
    this.expected = expected;
  }

  /** Completes the message "expected …". */
  String expected() {
    return expected;
  }

  /**
   * Reads blanks, digits, the unit and the line's end, and nothing else. Without a unit behind it,
   * a number that the text ends with is not believed: the rest of its digits may have been cut off.
   *
   * @return bytes or a count, or {@link FieldParser#UNREADABLE}
   */
  long valueAt(byte[] text, int from, int length) {
    int digits = from;
    while (digits < length && (text[digits] == ' ' || text[digits] == '\t')) {
      digits++;
    }
    int end = Decimal.end(text, digits, length);
    int lineEnd = this == KIB ? end + 3 : end;
    boolean whole = lineEnd < length ? text[lineEnd] == '\n' : lineEnd == length && this == KIB;
    if (!whole) {
      return Decimal.UNREADABLE;
    }
    if (this == LIMIT) {
      return Decimal.limit(text, digits, end);
    }
    long value = Decimal.value(text, digits, end);
    if (this == PLAIN) {
      return value;
    }
    boolean kib = text[end] == ' ' && text[end + 1] == 'k' && text[end + 2] == 'B';
    return kib && value >= 0 && value <= MAX_KIB ? value << 10 : Decimal.UNREADABLE;
  }
}
