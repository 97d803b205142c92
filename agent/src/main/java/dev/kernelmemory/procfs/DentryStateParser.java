package dev.kernelmemory.procfs;

/**
 * Parses {@code /proc/sys/fs/dentry-state}, see Documentation/admin-guide/sysctl/fs.rst.
 *
 * <pre>
 * 78364	77098	45	0	15707	0
 * </pre>
 *
 * <p>The numbers are entries in the cache of file names, unused ones among them, two that are of no
 * interest, and negative ones: names that were looked up and do not exist. Before Linux 5.0 the
 * fifth number is there and 0, so it takes the kernel's release to tell that from none.
 *
 * <p>A file of sysctl gives its text to the first read only, however short that is.
 */
public final class DentryStateParser {
  /** How many values there are. */
  public static final int VALUES = 3;

  /** Where the number of all entries is. */
  public static final int ENTRIES = 0;

  /** Where the number of unused entries is. */
  public static final int UNUSED = 1;

  /** Where the number of negative entries is. */
  public static final int NEGATIVE = 2;

  /** Which of the values the numbers of the line are, or -1. */
  private static final int[] COLUMNS = {ENTRIES, UNUSED, -1, -1, NEGATIVE};

  private DentryStateParser() {}

  /**
   * Parses one text.
   *
   * @param text the file's bytes
   * @param length how many of them count
   * @param values receives the counts, {@link FieldParser#UNREADABLE} from the first on that is no
   *     number
   * @return whether all of them are numbers
   */
  public static boolean parse(byte[] text, int length, long[] values) {
    for (int i = 0; i < VALUES; i++) {
      values[i] = FieldParser.UNREADABLE;
    }
    int at = 0;
    for (int column : COLUMNS) {
      int end = Decimal.end(text, at, length);
      long value = Decimal.value(text, at, end);
      // A number that the text's end cuts short would pass for a smaller one.
      if (value < 0 || end == length || !isBlank(text[end])) {
        return false;
      }
      if (column >= 0) {
        values[column] = value;
      }
      at = end + 1;
    }
    return true;
  }

  private static boolean isBlank(byte character) {
    return character == '\t' || character == ' ' || character == '\n';
  }
}
