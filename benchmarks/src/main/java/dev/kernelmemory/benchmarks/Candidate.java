package dev.kernelmemory.benchmarks;

import java.io.File;
import java.io.IOException;

/** The ways to take a sample that are compared. */
enum Candidate {
  OURS("PseudoFile + MeminfoParser"),
  KEPT_FILE_AND_SCAN("RandomAccessFile kept + scan"),
  CHANNEL("FileChannel, direct buffer + MeminfoParser"),
  READ_ALL_BYTES("Files.readAllBytes + scan"),
  READ_ALL_LINES("Files.readAllLines + split"),
  OSHI_MAP("OSHI FileUtil.getKeyValueMapFromFile"),
  OSHI_MEMORY("OSHI GlobalMemory.getAvailable (one field)"),
  SYSTEM_BEAN("OperatingSystemMXBean.getFreeMemorySize (one field)"),
  NOTHING("nothing (a wake-up alone)");

  private final String title;

  Candidate(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Opens the file, where that is done once. */
  FiveFields open(File meminfo) throws IOException {
    return switch (this) {
      case OURS -> new OurReaders.Kept(meminfo);
      case KEPT_FILE_AND_SCAN -> new PlainReaders.KeptAndScanned(meminfo);
      case CHANNEL -> new OurReaders.Channel(meminfo);
      case READ_ALL_BYTES -> new PlainReaders.AllBytes(meminfo);
      case READ_ALL_LINES -> new PlainReaders.AllLines(meminfo);
      case OSHI_MAP -> new OshiReaders.KeyValueMap(meminfo);
      case OSHI_MEMORY -> new OshiReaders.Available();
      case SYSTEM_BEAN -> new PlainReaders.SystemBean();
      case NOTHING -> kib -> {};
    };
  }
}
