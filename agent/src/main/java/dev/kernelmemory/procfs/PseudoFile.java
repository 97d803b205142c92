package dev.kernelmemory.procfs;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A kernel file that is opened once and read anew, from its beginning, for every sample.
 *
 * <p>The kernel formats such a file at the moment of the read and reports its size as 0, so the
 * only way to have one consistent generation is a single {@code read} into a buffer that is large
 * enough. When the text fills the buffer, or does not end with a line feed, the file may go on and
 * is read further, up to {@value #MAX_BYTES} bytes.
 *
 * <p>Some files, such as {@code vmstat} and {@code slabinfo}, are made record by record: each read
 * gives about a page of them and ends with a whole line. Those are read until nothing comes.
 *
 * <p>Cost: one {@code lseek} and one {@code read} per call, no allocation once the buffer has its
 * size. A {@link RandomAccessFile} is used rather than a channel because it costs less when it runs
 * once a second with cold caches, and because interrupting the thread does not close it. After an
 * error the file is closed and opened again on the next call. Not thread-safe.
 */
public final class PseudoFile implements Closeable {
  /** What is read of one file at the most; the rest is left and {@link #truncated()} says so. */
  public static final int MAX_BYTES = 1 << 20;

  /** Enough for most: of a dozen files that are kept open, larger buffers would only take room. */
  private static final int INITIAL_BYTES = 2048;

  /** Up to this length RandomAccessFile reads through a buffer on the stack, without malloc. */
  private static final int INITIAL_BYTES_OF_RECORDS = 8192;

  private final File path;
  private final boolean ofRecords;
  private byte[] buffer;
  private boolean truncated;
  private @Nullable RandomAccessFile file;

  /**
   * Names a file; nothing is opened yet.
   *
   * @param path the file, for example {@code /proc/meminfo}
   */
  public PseudoFile(File path) {
    this(path, false);
  }

  private PseudoFile(File path, boolean ofRecords) {
    this.path = path;
    this.ofRecords = ofRecords;
    this.buffer = new byte[ofRecords ? INITIAL_BYTES_OF_RECORDS : INITIAL_BYTES];
  }

  /**
   * Names a file that the kernel hands out record by record; nothing is opened yet.
   *
   * @param path the file, for example {@code /proc/vmstat}
   */
  public static PseudoFile ofRecords(File path) {
    return new PseudoFile(path, true);
  }

  /**
   * Reads the file from its beginning into {@link #buffer()}.
   *
   * @return how many bytes the buffer now holds; 0 for an empty file
   * @throws IOException if the file can't be opened or read; the next call opens it again
   */
  public int read() throws IOException {
    RandomAccessFile open = file;
    try {
      if (open == null) {
        open = new RandomAccessFile(path, "r");
        file = open;
      } else {
        open.seek(0);
      }
      int length = Math.max(0, open.read(buffer, 0, buffer.length));
      truncated = false;
      return mayGoOn(length) ? readOn(open, length) : length;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The bytes of the last {@link #read()}; the same array until the file outgrows it. */
  public byte[] buffer() {
    return buffer;
  }

  /** Whether the last read stopped at {@value #MAX_BYTES} bytes although the file went on. */
  public boolean truncated() {
    return truncated;
  }

  /** The file's path, for messages. */
  public String path() {
    return path.getPath();
  }

  private int readOn(RandomAccessFile open, int alreadyRead) throws IOException {
    int length = alreadyRead;
    while (mayGoOn(length)) {
      if (length == MAX_BYTES) {
        truncated = open.read() >= 0;
        return length;
      }
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * length);
      }
      int more = open.read(buffer, length, buffer.length - length);
      if (more <= 0) {
        return length;
      }
      length += more;
    }
    return length;
  }

  private boolean mayGoOn(int length) {
    return length == buffer.length || (length > 0 && (ofRecords || buffer[length - 1] != '\n'));
  }

  /** Closes the file; a later {@link #read()} opens it again. */
  @Override
  public void close() {
    RandomAccessFile open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Only read from: nothing can be lost, and the descriptor is gone either way (close(2)).
        truncated = false;
      }
    }
  }
}
