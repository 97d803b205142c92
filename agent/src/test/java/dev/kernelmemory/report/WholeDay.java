package dev.kernelmemory.report;

import java.nio.file.Path;
import java.util.Random;

/** A recording of a day at one sample a second: noise, a leak, a spike, gaps, all lanes. */
final class WholeDay {
  private static final int SECONDS = 86_400;
  private static final long MIB = 1 << 20;
  private static final long NONE = Long.MIN_VALUE;

  private WholeDay() {}

  public static void main(String[] arguments) throws Exception {
    write(Path.of(arguments[0]), SECONDS);
  }

  static void write(Path file, int seconds) throws Exception {
    Random random = new Random(7);
    try (WrittenRecording recording = new WrittenRecording(file)) {
      environment(recording);
      for (int i = 0; i < seconds; i++) {
        if (i > seconds / 3 && i < seconds / 3 + seconds / 50) {
          continue;
        }
        double day = i / (double) seconds;
        long threads = 200 + Math.round(80 * Math.sin(6.28 * day)) + random.nextInt(8);
        threads += i % 7000 > 6900 ? 600 : 0;
        host(recording, i, day, threads, random);
        container(recording, i, day, threads, random);
        process(recording, i, threads, random);
        recording.write(
            "jdk.JavaThreadStatistics", 1000L * i, "activeCount", threads, "daemonCount", 20);
        jvm(recording, i, random);
      }
    }
  }

  private static void environment(WrittenRecording recording) {
    recording.write(
        "dev.kernelmemory.Environment",
        0,
        "kernelRelease",
        "6.12.0",
        "machine",
        "physical",
        "stackPlacement",
        "vmalloc",
        "threadSize",
        16_384,
        "pageSize",
        4096,
        "possibleProcessors",
        8);
  }

  private static void host(
      WrittenRecording recording, int i, double day, long threads, Random random) {
    long stack = (900 + threads) * 16_384;
    recording.write(
        "dev.kernelmemory.HostKernelMemory",
        1000L * i,
        "slab",
        900 * MIB + (long) (400 * MIB * day) + random.nextInt(6 << 20),
        "slabReclaimable",
        600 * MIB + random.nextInt(3 << 20),
        "slabUnreclaimable",
        300 * MIB + (long) (400 * MIB * day) + random.nextInt(3 << 20),
        "vmallocUsed",
        120 * MIB + stack + random.nextInt(1 << 20),
        "kernelStack",
        stack,
        "pageTables",
        80 * MIB + random.nextInt(4 << 20) + (i % 20_000 == 19_000 ? 150 * MIB : 0),
        "perCPU",
        14 * MIB,
        "memTotal",
        32_768 * MIB,
        "memAvailable",
        20_000 * MIB - (long) (400 * MIB * day),
        "sampleTime",
        WrittenRecording.START_MILLIS + 1000L * i);
  }

  private static void container(
      WrittenRecording recording, int i, double day, long threads, Random random) {
    long slab = 60 * MIB + (long) (200 * MIB * day) + random.nextInt(1 << 20);
    long current = 1400 * MIB + slab + threads * 16_384 + random.nextInt(20 << 20);
    recording.write(
        "dev.kernelmemory.ContainerKernelMemory",
        1000L * i + 1,
        "slab",
        slab,
        "vmallocUsed",
        2 * MIB,
        "kernelStack",
        threads * 16_384,
        "pageTables",
        9 * MIB + random.nextInt(1 << 18),
        "perCPU",
        3 * MIB,
        "kernel",
        slab + threads * 16_384 + 16 * MIB,
        "current",
        current,
        "limit",
        2048 * MIB,
        "sampleTime",
        WrittenRecording.START_MILLIS + 1000L * i + 1);
    if (i % 5 == 0) {
      recording.write(
          "dev.kernelmemory.ContainerAccounting",
          1000L * i,
          "current",
          current,
          "anonymous",
          1100 * MIB,
          "file",
          280 * MIB,
          "kernel",
          slab + 30 * MIB,
          "socket",
          4 * MIB,
          "swapCache",
          NONE,
          "residual",
          6 * MIB,
          "limit",
          2048 * MIB,
          "headroom",
          2048 * MIB - current,
          "peak",
          1800 * MIB,
          "high",
          NONE,
          "heapUsed",
          500 * MIB + random.nextInt(200 << 20),
          "heapCommitted",
          800 * MIB,
          "metaspace",
          70 * MIB,
          "directBuffers",
          32 * MIB);
    }
  }

  private static void process(WrittenRecording recording, int i, long threads, Random random) {
    recording.write(
        "dev.kernelmemory.ProcessKernelMemory",
        1000L * i + 2,
        "kernelStack",
        threads * 16_384,
        "pageTables",
        7 * MIB + random.nextInt(1 << 18),
        "resident",
        1200 * MIB,
        "threads",
        threads,
        "sampleTime",
        WrittenRecording.START_MILLIS + 1000L * i + 2);
  }

  private static void jvm(WrittenRecording recording, int i, Random random) {
    long time = 1000L * i;
    if (i % 9 == 0) {
      recording.write(
          "jdk.GCHeapSummary", time, "gcId", i, "heapUsed", 300 * MIB + random.nextInt(400 << 20));
      recording.write(
          "jdk.GarbageCollection", time, "gcId", i, "sumOfPauses", 4_000_000 + i % 500 * 90_000L);
    }
    if (i % 5 == 0) {
      recording.write(
          "jdk.DirectBufferStatistics", time, "memoryUsed", 32 * MIB + random.nextInt(16 << 20));
    }
    if (random.nextInt(4) == 0) {
      recording.write("jdk.FileRead", time, "bytesRead", random.nextInt(1 << 22));
      recording.write("jdk.SocketWrite", time, "bytesWritten", random.nextInt(1 << 20));
    }
    if (random.nextInt(30) == 0) {
      recording.write("jdk.FileWrite", time, "bytesWritten", random.nextInt(1 << 24));
      recording.write("jdk.SocketRead", time, "bytesRead", random.nextInt(1 << 18));
    }
  }
}
