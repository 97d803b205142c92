package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.PseudoFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a one-line kernel file once. */
final class SmallFile {
  private SmallFile() {}

  /** The file's trimmed text, or the empty text if it can't be read: what it tells is optional. */
  static String read(File path) {
    if (!path.isFile()) {
      // Opening a FIFO in its place would wait for a writer.
      return "";
    }
    try (PseudoFile file = new PseudoFile(path)) {
      int length = file.read();
      return new String(file.buffer(), 0, length, StandardCharsets.ISO_8859_1).trim();
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
