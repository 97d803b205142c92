package dev.kernelmemory.environment;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a kernel file of many records to its end.
 *
 * <p>The kernel hands such a file out in pieces that end with a whole line, of at most a page each,
 * so only a read that returns nothing tells that it is over.
 */
final class WholeFile {
  private static final int PIECE_BYTES = 8192;

  private WholeFile() {}

  /**
   * Reads a file; never waits, as only regular files are opened, and never throws.
   *
   * @param path the file
   * @param mostBytes where to stop; a line that is cut there is left out
   * @return the text, empty if the file can't be read
   */
  static String read(File path, int mostBytes) {
    byte[] text = new byte[Math.min(PIECE_BYTES, mostBytes)];
    int length = 0;
    if (!path.isFile()) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
      while (true) {
        int more = file.read(text, length, text.length - length);
        if (more <= 0) {
          return new String(text, 0, length, fileNames());
        }
        length += more;
        if (length == mostBytes) {
          return new String(text, 0, wholeLines(text, length), fileNames());
        }
        if (length == text.length) {
          text = Arrays.copyOf(text, Math.min(2 * length, mostBytes));
        }
      }
    } catch (IOException | RuntimeException e) {
      // The caller reports what is missing by what it could not find out.
      return "";
    }
  }

  private static int wholeLines(byte[] text, int length) {
    int end = length;
    while (end > 0 && text[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** The charset that File turns paths into bytes with, since the text names paths. */
  private static Charset fileNames() {
    try {
      return Charset.forName(String.valueOf(System.getProperty("sun.jnu.encoding")));
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
