package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.AuxvParser;
import dev.kernelmemory.procfs.PseudoFile;
import java.io.File;
import java.io.IOException;

/** The size of a page, from this process's {@code /proc/self/auxv}. */
public final class PageSize {
  private PageSize() {}

  /** The size in bytes, or -1 if it can't be read; one small read. */
  public static long bytes() {
    int wordBytes = "32".equals(System.getProperty("sun.arch.data.model")) ? 4 : 8;
    try (PseudoFile file = new PseudoFile(new File("/proc/self/auxv"))) {
      int length = file.read();
      return AuxvParser.pageSizeBytes(file.buffer(), length, wordBytes);
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }
}
