package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.Mount;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** Which file system a path lies on, to tell whether a read might wait for somebody. */
public final class FileSystems {
  private FileSystems() {}

  /**
   * Finds the type of the file system that a path lies on, symbolic links followed.
   *
   * @param path any path; looking at it waits where the directories above it are on a dead mount
   * @param mounts the mounts of this process
   * @return the type, for example {@code proc} or {@code fuse.lxcfs}, or {@code unknown}
   */
  public static String typeOf(File path, List<Mount> mounts) {
    String canonical;
    try {
      canonical = path.getCanonicalPath();
    } catch (IOException | RuntimeException e) {
      canonical = path.getAbsolutePath();
    }
    return typeOf(canonical, new MountTable(mounts));
  }

  /**
   * Whether a read of one of these files might wait for something other than the kernel.
   *
   * <p>Nothing but {@code mountinfo} is looked at: a path that leads through symbolic links is
   * taken for what it lies on itself, and then rather counted too much than not at all.
   *
   * @param process this process's directory
   */
  public static boolean mayHang(File process, File... files) {
    MountTable table = MountTable.of(process);
    for (File file : files) {
      if (!isKernelMade(typeOf(file.getAbsolutePath(), table))) {
        return true;
      }
    }
    return false;
  }

  static String typeOf(String canonicalPath, MountTable table) {
    Mount mount = table.at(canonicalPath);
    return mount == null ? "unknown" : mount.type();
  }

  /** Whether the kernel itself makes the files' contents, so that no read waits for a program. */
  public static boolean isKernelMade(String type) {
    return type.equals("proc")
        || type.equals("sysfs")
        || type.equals("cgroup")
        || type.equals("cgroup2");
  }
}
