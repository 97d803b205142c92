package dev.kernelmemory.sample;

import dev.kernelmemory.environment.Cgroup;
import java.io.Closeable;
import java.util.List;

/** The files of one control group, of one version of the interface. For the sampling thread. */
interface CgroupFiles extends Closeable {
  /**
   * Reads what is due.
   *
   * @param values holds, at each {@link ContainerField}'s ordinal, the last value, and receives
   *     what is read
   * @return whether anything was
   */
  boolean read(Clock clock, Moment moment, long[] values);

  /** Whether the group seems to be gone. */
  boolean isLost();

  /** Why a dimension has no number. */
  String notReported(Dimension dimension);

  /** The sources. */
  List<Source> sources();

  @Override
  void close();

  /** Opens the files of a readable group. */
  static CgroupFiles open(Cgroup cgroup, Places places, SourceSettings settings) {
    return cgroup.version() == 2
        ? new CgroupV2Files(cgroup, places, settings)
        : new CgroupV1Files(cgroup, settings);
  }
}
