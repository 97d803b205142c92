package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.MeminfoField;
import dev.kernelmemory.procfs.Mount;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the procfs that is read is mounted, and which of its files lxcfs replaces. Immutable. */
public final class ProcMounts {
  private static final String LXCFS = "fuse.lxcfs";

  private final Set<String> lxcfsFiles;
  private final boolean subsetPid;
  private final String hidepid;

  ProcMounts(MountTable table, String procfsPath) {
    Set<String> files = new TreeSet<>();
    for (Mount mount : table.mounts()) {
      String point = mount.mountPoint();
      if (mount.type().equals(LXCFS)
          && MountTable.covers(procfsPath, point)
          && point.length() > procfsPath.length() + 1
          && table.isVisible(mount)) {
        files.add(point.substring(procfsPath.length() + 1));
      }
    }
    Mount proc = table.at(procfsPath);
    boolean isProc = proc != null && proc.type().equals("proc");
    this.lxcfsFiles = Collections.unmodifiableSet(files);
    this.subsetPid = isProc && "pid".equals(option(proc, "subset"));
    this.hidepid = isProc ? option(proc, "hidepid") : "";
  }

  private static String option(@Nullable Mount mount, String name) {
    String value = mount == null ? null : mount.superOption(name);
    return value == null ? "" : value;
  }

  /** The files, relative to the procfs mount, that lie on a {@code fuse.lxcfs} mount. */
  public Set<String> lxcfsFiles() {
    return lxcfsFiles;
  }

  /** Whether procfs shows processes only: then there is no meminfo at all. */
  public boolean isSubsetPid() {
    return subsetPid;
  }

  /** Whether other users' processes are hidden; meminfo and the process itself stay readable. */
  public boolean isHidepid() {
    return !hidepid.isEmpty() && !hidepid.equals("0") && !hidepid.equals("off");
  }

  /** Whether lxcfs makes {@code meminfo}, so that its fields are of different scopes. */
  public boolean isMeminfoMixed() {
    return lxcfsFiles.contains("meminfo");
  }

  /** Whether a field of {@code meminfo} is the container's, written over by lxcfs. */
  public boolean isContainers(MeminfoField field) {
    if (!isMeminfoMixed()) {
      return false;
    }
    switch (field) {
      case MEM_TOTAL:
      case MEM_FREE:
      case MEM_AVAILABLE:
      case SLAB:
      case S_RECLAIMABLE:
      case S_UNRECLAIM:
        return true;
      default:
        return false;
    }
  }
}
