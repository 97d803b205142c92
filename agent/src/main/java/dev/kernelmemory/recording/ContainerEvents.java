package dev.kernelmemory.recording;

import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;

/**
 * How often the container's group was throttled, ran into its limit or lost a process since the
 * counters of {@code memory.events} were last known. Not thread-safe; allocates nothing.
 */
final class ContainerEvents {
  private static final ContainerField[] FIELDS = {
    ContainerField.LOW_EVENTS,
    ContainerField.HIGH_EVENTS,
    ContainerField.MAX_EVENTS,
    ContainerField.OOM_EVENTS,
    ContainerField.OOM_KILLS,
    ContainerField.OOM_GROUP_KILLS
  };

  private final Increases counters = new Increases(ContainerField.values().length);
  private final long[] increases = new long[ContainerField.values().length];
  private String directory = "";

  /**
   * Takes the next reading.
   *
   * @return whether there was one of the same group before
   */
  boolean take(ContainerMemory memory) {
    boolean same = directory.equals(memory.cgroupDirectory());
    if (!same) {
      directory = memory.cgroupDirectory();
      counters.forget();
    }
    for (ContainerField field : FIELDS) {
      increases[field.ordinal()] = counters.next(field.ordinal(), memory.get(field));
    }
    return same;
  }

  /** What the last reading has more than the one before, or {@link Long#MIN_VALUE}. */
  long increase(ContainerField field) {
    return increases[field.ordinal()];
  }

  /** Whether any of them has grown. */
  boolean anything() {
    for (ContainerField field : FIELDS) {
      if (increase(field) > 0) {
        return true;
      }
    }
    return false;
  }
}
