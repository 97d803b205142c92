package dev.kernelmemory.benchmarks;

import java.io.File;
import java.util.Map;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;
import oshi.util.FileUtil;
import oshi.util.GlobalConfig;
import oshi.util.ParseUtil;

/** What one writes with OSHI. */
final class OshiReaders {
  private OshiReaders() {}

  /** OSHI's way to read a file of keys and values; its API has none of the five. */
  static final class KeyValueMap implements FiveFields {
    private static final String[] KEYS = {
      "Slab", "KernelStack", "PageTables", "VmallocUsed", "Percpu"
    };

    private final String path;

    KeyValueMap(File meminfo) {
      path = meminfo.getPath();
    }

    @Override
    public void sample(long[] kib) {
      Map<String, String> lines = FileUtil.getKeyValueMapFromFile(path, ":");
      for (int i = 0; i < KEYS.length; i++) {
        String value = lines.getOrDefault(KEYS[i], "0 kB").trim();
        kib[i] = ParseUtil.parseDecimalMemorySizeToBinary(value) >> 10;
      }
    }
  }

  /** The call that everybody uses, with its cache switched off so that it reads. */
  static final class Available implements FiveFields {
    private final GlobalMemory memory;

    Available() {
      GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, 0);
      memory = new SystemInfo().getHardware().getMemory();
    }

    @Override
    public void sample(long[] kib) {
      kib[0] = memory.getAvailable() >> 10;
    }
  }
}
