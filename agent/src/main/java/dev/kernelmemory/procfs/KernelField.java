package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/** A line of a kernel file that is looked for by the name in front. */
public interface KernelField {
  /** The name as the kernel spells it. */
  String key();

  /** The first Linux version with this line, for example 5.18; null if all that run us have it. */
  default @Nullable String since() {
    return null;
  }

  /** What stands behind the name. */
  default FieldUnit unit() {
    return FieldUnit.PLAIN;
  }
}
