package dev.kernelmemory.procfs;

import org.jspecify.annotations.Nullable;

/** One line of {@code /proc/PID/mountinfo}: a mount as the process sees it. Immutable. */
public final class Mount {
  private final int id;
  private final int parentId;
  private final String root;
  private final String mountPoint;
  private final String type;
  private final String source;
  private final String superOptions;

  Mount(
      int id,
      int parentId,
      String root,
      String mountPoint,
      String type,
      String source,
      String superOptions) {
    this.id = id;
    this.parentId = parentId;
    this.root = root;
    this.mountPoint = mountPoint;
    this.type = type;
    this.source = source;
    this.superOptions = superOptions;
  }

  /** The mount's number; one that was unmounted may be given out again. */
  public int id() {
    return id;
  }

  /** The number of the mount this one sits on; the process may not see that one. */
  public int parentId() {
    return parentId;
  }

  /** The directory of the file system that is seen at the mount point, {@code /} for all of it. */
  public String root() {
    return root;
  }

  /** Where it is mounted, as a path from the process's root directory. */
  public String mountPoint() {
    return mountPoint;
  }

  /** The file system's type, for example {@code cgroup2} or {@code fuse.lxcfs}. */
  public String type() {
    return type;
  }

  /** What is mounted, for example {@code /dev/vda}; may be empty or any text. */
  public String source() {
    return source;
  }

  /**
   * Looks up an option of the file system itself, not of this mount.
   *
   * @param name the option, for example {@code memory} on cgroup v1 or {@code hidepid}
   * @return the option's value, empty if it has none, or null if it is not set
   */
  public @Nullable String superOption(String name) {
    int from = 0;
    while (from <= superOptions.length()) {
      int comma = superOptions.indexOf(',', from);
      int end = comma < 0 ? superOptions.length() : comma;
      if (superOptions.startsWith(name, from)) {
        int behind = from + name.length();
        if (behind == end) {
          return "";
        }
        if (behind < end && superOptions.charAt(behind) == '=') {
          return superOptions.substring(behind + 1, end);
        }
      }
      from = end + 1;
    }
    return null;
  }

  /** Whether the file system is set to have this option, with or without a value. */
  public boolean hasSuperOption(String name) {
    return superOption(name) != null;
  }
}
