package dev.kernelmemory.environment;

import java.io.File;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether every kernel stack is also counted in VmallocUsed (CONFIG_VMAP_STACK). */
public enum StackPlacement {
  /** Stacks are virtually mapped: KernelStack is a part of VmallocUsed. */
  VMALLOC,
  /** Stacks are taken from the page allocator: KernelStack and VmallocUsed are disjoint. */
  PAGES,
  /** Neither the configuration nor the architecture tells. */
  UNKNOWN;

  /** Whether adding KernelStack to VmallocUsed might count a page twice. */
  public boolean mayBeInVmalloc() {
    return this != PAGES;
  }

  /** The name as users see it, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StackPlacement detect(File procfs, File boot, String architecture) {
    Boolean built = new KernelConfiguration(procfs, boot).isBuiltIn("CONFIG_VMAP_STACK");
    return built == null ? byArchitecture(architecture) : built ? VMALLOC : PAGES;
  }

  static StackPlacement byArchitecture(@Nullable String architecture) {
    switch (String.valueOf(architecture)) {
      case "amd64":
      case "aarch64":
      case "s390x":
      case "riscv64":
        return VMALLOC;
      case "ppc64le":
        return PAGES;
      default:
        return UNKNOWN;
    }
  }
}
