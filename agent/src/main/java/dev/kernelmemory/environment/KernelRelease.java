package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.Printable;
import java.io.File;

/** The kernel's release, {@code /proc/sys/kernel/osrelease}, for example {@code 6.1.0-30-amd64}. */
public final class KernelRelease {
  private KernelRelease() {}

  /**
   * Reads the release; one small read.
   *
   * @param procfs the procfs mount
   * @return the release, or {@code "unknown"}
   */
  public static String read(File procfs) {
    String text = SmallFile.read(new File(procfs, "sys/kernel/osrelease"));
    return text.isEmpty() ? "unknown" : Printable.of(text);
  }
}
