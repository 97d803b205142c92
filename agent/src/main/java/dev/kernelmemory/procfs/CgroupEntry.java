package dev.kernelmemory.procfs;

/** One line of {@code /proc/PID/cgroup}: where a process is in one hierarchy. Immutable. */
public final class CgroupEntry {
  private final String hierarchy;
  private final String controllers;
  private final String path;
  private final boolean deleted;

  CgroupEntry(String hierarchy, String controllers, String path, boolean deleted) {
    this.hierarchy = hierarchy;
    this.controllers = controllers;
    this.path = path;
    this.deleted = deleted;
  }

  /** Whether this is cgroup v2, the hierarchy 0 that names no controllers. */
  public boolean isUnified() {
    return hierarchy.equals("0") && controllers.isEmpty();
  }

  /** Whether this is the v1 hierarchy of a controller, for example {@code memory}. */
  public boolean controls(String controller) {
    int from = 0;
    while (from < controllers.length()) {
      int comma = controllers.indexOf(',', from);
      int end = comma < 0 ? controllers.length() : comma;
      if (end - from == controller.length() && controllers.startsWith(controller, from)) {
        return true;
      }
      from = end + 1;
    }
    return false;
  }

  /** The path from the root of the reader's cgroup namespace; begins with {@code /..} above it. */
  public String path() {
    return path;
  }

  /** Whether the kernel says that the cgroup has been removed. */
  public boolean isDeleted() {
    return deleted;
  }
}
