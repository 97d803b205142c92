package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code /sys/devices/system/node/nodeN/meminfo} that are read, in bytes; see
 * Documentation/ABI/stable/sysfs-devices-node.
 *
 * <pre>
 * Node 0 SUnreclaim:     25880 kB
 * </pre>
 *
 * <p>There is no line for vmalloc and none for per-CPU memory.
 */
public enum NodeField implements KernelField {
  MEM_TOTAL("MemTotal"),
  MEM_FREE("MemFree"),
  KERNEL_STACK("KernelStack"),
  PAGE_TABLES("PageTables"),
  SEC_PAGE_TABLES("SecPageTables", "6.1"),
  K_RECLAIMABLE("KReclaimable", "4.20"),
  SLAB("Slab"),
  S_RECLAIMABLE("SReclaimable"),
  S_UNRECLAIM("SUnreclaim");

  private final String key;
  private final @Nullable String since;

  NodeField(String key) {
    this(key, null);
  }

  NodeField(String key, @Nullable String since) {
    this.key = key;
    this.since = since;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public @Nullable String since() {
    return since;
  }

  @Override
  public FieldUnit unit() {
    return FieldUnit.KIB;
  }

  /**
   * A parser whose values stand at the fields' ordinals.
   *
   * @param node the node's number, which is part of every line
   */
  public static FieldParser newParser(int node) {
    return new FieldParser(FieldTable.of("Node " + node + ' ', values(), ':'));
  }
}
