package dev.kernelmemory.environment;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** Goes up from a cgroup to the nearest one with memory files, not beyond the mount point. */
final class CgroupWalk {
  private final File top;
  private final int version;

  CgroupWalk(File top, int version) {
    this.top = top;
    this.version = version;
  }

  /**
   * The place to read for a process that is in {@code leaf}.
   *
   * @param reason why it is not the process's own, without a full stop; empty if it is
   */
  CgroupPlace from(File leaf, Placement placement, String reason) {
    File directory = nearest(leaf, top, "memory.stat");
    if (directory == null) {
      return CgroupPlace.none("There is no readable memory.stat in " + leaf + " or above it.");
    }
    if (CgroupDirectory.isRealRoot(directory, version)) {
      return new CgroupPlace(
          directory,
          top,
          Placement.ROOT,
          leaf.equals(directory)
              ? "The process is in the root cgroup, which has no memory numbers of its own."
              : "The memory controller is not on below the root cgroup.");
    }
    if (directory.equals(leaf) && placement != Placement.ANCESTOR) {
      return new CgroupPlace(directory, top, placement, reason.isEmpty() ? "" : reason + ".");
    }
    String why = reason.isEmpty() ? leaf + " has no readable memory.stat" : reason;
    return new CgroupPlace(
        directory, top, Placement.ANCESTOR, why + ", so " + directory + " is read.");
  }

  /** The place to read for a process whose cgroup is gone; its name may be another's by now. */
  CgroupPlace fromParent(File gone, String reason) {
    File parent = gone.equals(top) ? null : gone.getParentFile();
    return parent == null
        ? CgroupPlace.none(reason + ".")
        : from(parent, Placement.ANCESTOR, reason);
  }

  /** The nearest directory, from {@code leaf} up to {@code top}, that has a readable file. */
  static @Nullable File nearest(@Nullable File leaf, File top, String name) {
    File at = leaf;
    while (at != null) {
      File file = new File(at, name);
      if (file.isFile() && file.canRead()) {
        return at;
      }
      at = at.equals(top) ? null : at.getParentFile();
    }
    return null;
  }
}
