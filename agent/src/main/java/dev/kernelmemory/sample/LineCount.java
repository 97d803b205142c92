package dev.kernelmemory.sample;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;

/** Counts the lines of a kernel file of any length; the file is open only meanwhile. */
final class LineCount {
  /** The kernel hands out a page of text at a time, and lets go of its locks in between. */
  private static final int BYTES = 8192;

  /** More than any process has; where to stop in a file that never ends. */
  private static final int MOST_READS = 100_000;

  private final File path;

  LineCount(File path) {
    this.path = path;
  }

  long count() throws IOException {
    byte[] buffer = new byte[BYTES];
    long lines = 0;
    try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
      for (int reads = 0; reads < MOST_READS; reads++) {
        int length = file.read(buffer);
        if (length <= 0) {
          return lines;
        }
        for (int i = 0; i < length; i++) {
          if (buffer[i] == '\n') {
            lines++;
          }
        }
      }
    }
    throw new IOException("longer than " + (long) BYTES * MOST_READS + " bytes");
  }
}
