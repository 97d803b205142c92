package dev.kernelmemory.procfs;

import java.nio.charset.StandardCharsets;

/** The lines of {@code /proc/meminfo} that are read, in the order in which Linux prints them. */
public enum MeminfoField {
  MEM_TOTAL("MemTotal"),
  MEM_FREE("MemFree"),
  MEM_AVAILABLE("MemAvailable"),
  ACTIVE("Active"),
  INACTIVE("Inactive"),
  UNEVICTABLE("Unevictable"),
  ANON_PAGES("AnonPages"),
  /** Pages of files and shared memory that some process maps. */
  MAPPED("Mapped"),
  /** Since Linux 4.20. */
  K_RECLAIMABLE("KReclaimable"),
  SLAB("Slab"),
  S_RECLAIMABLE("SReclaimable"),
  S_UNRECLAIM("SUnreclaim"),
  KERNEL_STACK("KernelStack"),
  /** Since Linux 5.8, arm64 with shadow call stacks. */
  SHADOW_CALL_STACK("ShadowCallStack"),
  PAGE_TABLES("PageTables"),
  /** Since Linux 6.1. */
  SEC_PAGE_TABLES("SecPageTables"),
  VMALLOC_TOTAL("VmallocTotal"),
  /** Constant 0, that is not computed, in Linux 4.4 to 5.2. */
  VMALLOC_USED("VmallocUsed"),
  /** Since Linux 4.19; the kernel spells it so. */
  PERCPU("Percpu");

  private final String key;

  /** Never handed out and never written to after construction. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final byte[] prefix;

  MeminfoField(String key) {
    this.key = key;
    this.prefix = (key + ':').getBytes(StandardCharsets.US_ASCII);
  }

  /** The word in front of the colon. */
  public String key() {
    return key;
  }

  /** The length of the key and its colon. */
  int prefixLength() {
    return prefix.length;
  }

  /** Whether a line of this field begins at {@code start}. */
  boolean isAt(byte[] text, int start, int end) {
    byte[] wanted = prefix;
    if (end - start < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (text[start + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
