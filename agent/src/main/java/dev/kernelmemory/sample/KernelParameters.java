package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.PseudoFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/** What the kernel was started with, {@code /proc/cmdline}; see kernel-command-line(7). */
final class KernelParameters {
  private static final String CGROUP_MEMORY = "cgroup.memory=";

  private final String text;

  private KernelParameters(String text) {
    this.text = text;
  }

  static KernelParameters of(File procfs) {
    try (PseudoFile file = new PseudoFile(new File(procfs, "cmdline"))) {
      int length = file.read();
      return new KernelParameters(
          new String(file.buffer(), 0, length, StandardCharsets.ISO_8859_1));
    } catch (IOException | RuntimeException e) {
      // Without the file, what the kernel says of its groups is believed.
      return new KernelParameters("");
    }
  }

  /** Whether control groups are not charged for kernel memory: {@code cgroup.memory=nokmem}. */
  boolean accountsNoKernelMemory() {
    StringTokenizer parameters = new StringTokenizer(text);
    while (parameters.hasMoreTokens()) {
      String parameter = parameters.nextToken();
      if (parameter.startsWith(CGROUP_MEMORY)
          && (',' + parameter.substring(CGROUP_MEMORY.length()) + ',').contains(",nokmem,")) {
        return true;
      }
    }
    return false;
  }
}
