package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.LimitParser;
import dev.kernelmemory.procfs.PseudoFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;

/** A kernel file that holds one number, or the word {@code max}; older kernels may not have it. */
final class NumberFile implements Closeable {
  private final File path;
  private final PseudoFile file;

  NumberFile(File directory, String name) {
    this.path = new File(directory, name);
    this.file = new PseudoFile(path);
  }

  /**
   * Reads the number.
   *
   * @return it, {@link Long#MAX_VALUE} for no limit, or {@link KernelMemory#NOT_REPORTED} if there
   *     is no such file, or {@link KernelMemory#UNREADABLE} if it holds something else
   * @throws IOException if it is there, but can't be read
   */
  long read() throws IOException {
    int length;
    try {
      length = file.read();
    } catch (IOException e) {
      if (path.exists()) {
        throw e;
      }
      return KernelMemory.NOT_REPORTED;
    }
    return LimitParser.parse(file.buffer(), length);
  }

  @Override
  public void close() {
    file.close();
  }
}
