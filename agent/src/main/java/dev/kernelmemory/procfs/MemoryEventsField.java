package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a cgroup v2's {@code memory.events}, each a count since the cgroup was made; see
 * Documentation/admin-guide/cgroup-v2.rst.
 *
 * <pre>
 * oom_kill 0
 * </pre>
 */
public enum MemoryEventsField implements KernelField {
  /** Reclaimed although below {@code memory.low}. */
  LOW("low"),
  /** Throttled because above {@code memory.high}. */
  HIGH("high"),
  /** About to go above {@code memory.max}. */
  MAX("max"),
  /** At the limit, and an allocation about to fail. */
  OOM("oom"),
  /** Processes killed. */
  OOM_KILL("oom_kill", "4.13"),
  /** Times that the whole cgroup was killed. */
  OOM_GROUP_KILL("oom_group_kill", "5.17");

  private final String key;
  private final @Nullable String since;

  MemoryEventsField(String key) {
    this(key, null);
  }

  MemoryEventsField(String key, @Nullable String since) {
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
