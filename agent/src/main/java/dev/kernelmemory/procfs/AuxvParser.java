package dev.kernelmemory.procfs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Parses {@code /proc/self/auxv}, the auxiliary vector that the kernel hands to every program:
 * pairs of machine words, type and value, ended by a pair of zeros. See getauxval(3).
 */
public final class AuxvParser {
  private static final long AT_PAGESZ = 6;

  private AuxvParser() {}

  /**
   * Finds the page size.
   *
   * @param text the file's bytes
   * @param length how many of them count
   * @param wordBytes 8 on a 64-bit JVM, 4 on a 32-bit one
   * @return bytes, or -1 if the vector has no plausible page size
   */
  public static long pageSizeBytes(byte[] text, int length, int wordBytes) {
    ByteBuffer words = ByteBuffer.wrap(text, 0, length).order(ByteOrder.nativeOrder());
    while (words.remaining() >= 2 * wordBytes) {
      long type = word(words, wordBytes);
      long value = word(words, wordBytes);
      if (type == AT_PAGESZ) {
        return value >= 4096 && value <= 1 << 20 && Long.bitCount(value) == 1 ? value : -1;
      }
    }
    return -1;
  }

  private static long word(ByteBuffer words, int wordBytes) {
    return wordBytes == Long.BYTES ? words.getLong() : words.getInt() & 0xffff_ffffL;
  }
}
