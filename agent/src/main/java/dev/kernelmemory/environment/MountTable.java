package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.Mount;
import dev.kernelmemory.procfs.MountinfoParser;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mounts of a process, and which of them a path comes out at. Immutable. */
final class MountTable {
  /** Some 20,000 mounts; what lies behind is not looked at. */
  private static final int MOST_BYTES = 4 << 20;

  private final List<Mount> mounts;
  private final Set<Integer> ids = new HashSet<>();

  MountTable(List<Mount> mounts) {
    this.mounts = mounts;
    for (Mount mount : mounts) {
      ids.add(mount.id());
    }
  }

  /** Reads {@code mountinfo} in a process's directory; empty if it can't be read. */
  static MountTable of(File process) {
    return new MountTable(
        MountinfoParser.parse(WholeFile.read(new File(process, "mountinfo"), MOST_BYTES)));
  }

  List<Mount> mounts() {
    return mounts;
  }

  /** Whether the mount can be reached at its mount point, that is, nothing is mounted over it. */
  boolean isVisible(Mount mount) {
    return at(mount.mountPoint()) == mount;
  }

  /**
   * Finds the mount that a path is on, as the kernel does: from the root mount on, at each
   * directory crossing into what is mounted there on the mount just crossed into.
   *
   * @param path an absolute path without symbolic links
   * @return the mount, or null if no mount is known for the path
   */
  @Nullable Mount at(String path) {
    Mount current = null;
    // As many steps as there are mounts: numbers that go in circles must not keep us.
    for (int step = 0; step < mounts.size(); step++) {
      Mount next = null;
      for (Mount mount : mounts) {
        if (mount != current
            && isOn(mount, current)
            && covers(mount.mountPoint(), path)
            && (next == null || mount.mountPoint().length() <= next.mountPoint().length())) {
          next = mount;
        }
      }
      if (next == null) {
        return current;
      }
      current = next;
    }
    return current;
  }

  private boolean isOn(Mount mount, @Nullable Mount parent) {
    if (parent == null) {
      return mount.parentId() == mount.id() || !ids.contains(mount.parentId());
    }
    return mount.parentId() == parent.id() && covers(parent.mountPoint(), mount.mountPoint());
  }

  /** Whether a path is a directory or below it, component by component. */
  static boolean covers(String directory, String path) {
    return directory.equals("/")
        || (path.startsWith(directory)
            && (path.length() == directory.length() || path.charAt(directory.length()) == '/'));
  }
}
