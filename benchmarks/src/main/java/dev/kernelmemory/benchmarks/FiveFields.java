package dev.kernelmemory.benchmarks;

import java.io.IOException;

/** One way to get at the five dimensions. */
interface FiveFields {
  /** Takes one sample: Slab, KernelStack, PageTables, VmallocUsed and Percpu in KiB. */
  void sample(long[] kib) throws IOException;
}
