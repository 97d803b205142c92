package dev.kernelmemory.benchmarks;

import dev.kernelmemory.procfs.MeminfoField;
import dev.kernelmemory.procfs.MeminfoParser;
import dev.kernelmemory.procfs.PseudoFile;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** The agent's parser, on the agent's way to read and on the other one that was considered. */
final class OurReaders {
  private static final MeminfoField[] FIVE = {
    MeminfoField.SLAB,
    MeminfoField.KERNEL_STACK,
    MeminfoField.PAGE_TABLES,
    MeminfoField.VMALLOC_USED,
    MeminfoField.PERCPU
  };

  private OurReaders() {}

  private static void copy(long[] bytes, long[] kib) {
    for (int i = 0; i < FIVE.length; i++) {
      kib[i] = bytes[FIVE[i].ordinal()] >> 10;
    }
  }

  /** What the agent does. */
  static final class Kept implements FiveFields {
    private final PseudoFile file;
    private final MeminfoParser parser = new MeminfoParser();
    private final long[] bytes = new long[MeminfoField.values().length];

    Kept(File meminfo) {
      file = new PseudoFile(meminfo);
    }

    @Override
    public void sample(long[] kib) throws IOException {
      int length = file.read();
      parser.parse(file.buffer(), length, bytes);
      copy(bytes, kib);
    }
  }

  /** A positional read into a direct buffer, copied to the heap for the parser. */
  static final class Channel implements FiveFields {
    private final FileChannel channel;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(8192);
    private final byte[] text = new byte[8192];
    private final MeminfoParser parser = new MeminfoParser();
    private final long[] bytes = new long[MeminfoField.values().length];

    Channel(File meminfo) throws IOException {
      channel = FileChannel.open(meminfo.toPath(), StandardOpenOption.READ);
    }

    @Override
    public void sample(long[] kib) throws IOException {
      direct.clear();
      int length = channel.read(direct, 0);
      direct.flip();
      direct.get(text, 0, length);
      parser.parse(text, length, bytes);
      copy(bytes, kib);
    }
  }
}
