package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a cgroup v1's {@code memory.oom_control}; see
 * Documentation/admin-guide/cgroup-v1/memory.rst.
 *
 * <pre>
 * oom_kill_disable 0
 * under_oom 0
 * oom_kill 0
 * </pre>
 */
public enum OomControlField implements KernelField {
  /** 1 if processes wait at the limit instead of being killed. */
  OOM_KILL_DISABLE("oom_kill_disable"),
  /** 1 while they wait. */
  UNDER_OOM("under_oom"),
  /** Processes killed since the cgroup was made. */
  OOM_KILL("oom_kill", "4.13");

  private final String key;
  private final @Nullable String since;

  OomControlField(String key) {
    this(key, null);
  }

  OomControlField(String key, @Nullable String since) {
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

  /** A parser whose values stand at the fields' ordinals. */
  public static FieldParser newParser() {
    return new FieldParser(FieldTable.of("", values(), ' '));
  }
}
