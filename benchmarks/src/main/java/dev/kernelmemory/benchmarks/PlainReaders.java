package dev.kernelmemory.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What one writes with the JDK alone. */
final class PlainReaders {
  private PlainReaders() {}

  /** The file kept open, every line looked at. */
  static final class KeptAndScanned implements FiveFields {
    private final RandomAccessFile file;
    private final byte[] text = new byte[8192];

    KeptAndScanned(File meminfo) throws IOException {
      file = new RandomAccessFile(meminfo, "r");
    }

    @Override
    public void sample(long[] kib) throws IOException {
      file.seek(0);
      Scan.parse(text, file.read(text), kib);
    }
  }

  /** The file opened for each sample. */
  static final class AllBytes implements FiveFields {
    private final Path path;

    AllBytes(File meminfo) {
      path = meminfo.toPath();
    }

    @Override
    public void sample(long[] kib) throws IOException {
      byte[] text = Files.readAllBytes(path);
      Scan.parse(text, text.length, kib);
    }
  }

  /** The shortest that comes to mind. */
  static final class AllLines implements FiveFields {
    private final Path path;

    AllLines(File meminfo) {
      path = meminfo.toPath();
    }

    @Override
    public void sample(long[] kib) throws IOException {
      for (String line : Files.readAllLines(path)) {
        String[] words = line.split("\\s+", -1);
        int field = field(words[0]);
        if (field >= 0) {
          kib[field] = Long.parseLong(words[1]);
        }
      }
    }

    private static int field(String key) {
      return switch (key) {
        case "Slab:" -> 0;
        case "KernelStack:" -> 1;
        case "PageTables:" -> 2;
        case "VmallocUsed:" -> 3;
        case "Percpu:" -> 4;
        default -> -1;
      };
    }
  }

  /** The JDK's own reader of meminfo; it has none of the five. */
  static final class SystemBean implements FiveFields {
    private final OperatingSystemMXBean bean =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public void sample(long[] kib) {
      kib[0] = bean.getFreeMemorySize() >> 10;
    }
  }
}
