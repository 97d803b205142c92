package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.LoadavgParser;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** The size of the kernel's stack for one task, THREAD_SIZE in the kernel's source. */
public final class ThreadSize {
  /** Share by which tasks × thread size may miss KernelStack: counters are folded lazily. */
  private static final double TOLERANCE = 0.15;

  private static final long SMALLEST = 4096;
  private static final long LARGEST = 1 << 20;

  private ThreadSize() {}

  /**
   * Derives it from KernelStack and the number of tasks in {@code loadavg}; one small read.
   *
   * @param procfs the procfs mount that KernelStack was read from
   * @return bytes, or -1 if the two numbers don't go together
   */
  public static long measure(File procfs, long kernelStackBytes) {
    return measured(
        kernelStackBytes, LoadavgParser.tasks(SmallFile.read(new File(procfs, "loadavg"))));
  }

  /**
   * Derives it: KernelStack divided by the number of tasks, if that comes close to a power of two.
   *
   * @return bytes, or -1 if the two numbers don't go together
   */
  static long measured(long kernelStackBytes, long tasks) {
    if (kernelStackBytes <= 0 || tasks <= 0) {
      return -1;
    }
    double measured = (double) kernelStackBytes / tasks;
    for (long size = SMALLEST; size <= LARGEST; size *= 2) {
      if (Math.abs(measured / size - 1) <= TOLERANCE) {
        return size;
      }
    }
    return -1;
  }

  /**
   * What kernels of an architecture usually use; debugging kernels (KASAN) use twice as much.
   *
   * @return bytes, or -1 if that is not known
   */
  public static long usual(@Nullable String architecture) {
    switch (String.valueOf(architecture)) {
      case "amd64":
      case "aarch64":
      case "riscv64":
      case "s390x":
      case "ppc64le":
        return 16 << 10;
      case "arm":
      case "i386":
        return 8 << 10;
      default:
        return -1;
    }
  }
}
