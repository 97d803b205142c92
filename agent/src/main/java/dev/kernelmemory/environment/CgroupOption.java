package dev.kernelmemory.environment;

import dev.kernelmemory.environment.CgroupDirectory.Membership;
import dev.kernelmemory.procfs.CgroupEntry;
import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a process's cgroup below a directory that the user named, for cgroup file systems that are
 * mounted elsewhere: the process's path below it, or below its {@code memory}, else by search.
 */
final class CgroupOption {
  private final File base;
  private final String pid;
  private final CgroupSearch search;

  CgroupOption(File base, String pid, CgroupSearch search) {
    this.base = base;
    this.pid = pid;
    this.search = search;
  }

  Cgroup resolve(
      List<CgroupEntry> entries, @Nullable CgroupEntry memory, @Nullable CgroupEntry unified) {
    CgroupEntry pids = CgroupResolver.controlling(entries, "pids");
    Cgroup result = at(base, memory, pids);
    if (result == null) {
      result = at(new File(base, "memory"), memory, pids);
    }
    if (result == null) {
      result = at(base, unified, pids);
    }
    if (result != null) {
      return result;
    }
    String path = memory != null ? memory.path() : unified != null ? unified.path() : "";
    File found = search.find(base, pid);
    if (found == null) {
      return Cgroup.none(path, "No cgroup below " + base + " lists the process.");
    }
    return cgroup(base, found, Placement.FOUND_BY_PID, "Found by the process's number", path, pids);
  }

  private @Nullable Cgroup at(File top, @Nullable CgroupEntry entry, @Nullable CgroupEntry pids) {
    String below = entry == null ? null : CgroupResolver.below("/", entry.path());
    if (entry == null || below == null || entry.isDeleted()) {
      return null;
    }
    File own = new File(top, below);
    Membership membership = CgroupDirectory.membership(own, pid);
    boolean hasMemory = CgroupDirectory.hasMemory(own);
    boolean isOwn =
        membership == Membership.YES
            ? hasMemory || CgroupDirectory.isUnified(own)
            : membership == Membership.UNKNOWN
                && hasMemory
                && !CgroupDirectory.isRealRoot(own, version(own));
    return isOwn ? cgroup(top, own, Placement.OWN, "", entry.path(), pids) : null;
  }

  private Cgroup cgroup(
      File top,
      File directory,
      Placement placement,
      String reason,
      String path,
      @Nullable CgroupEntry pids) {
    int version = version(directory);
    CgroupPlace place = new CgroupWalk(top, version).from(directory, placement, reason);
    File tasks =
        version == 2 || pids == null
            ? CgroupWalk.nearest(place.directory(), place.top(), "pids.current")
            : pids(pids);
    return new Cgroup(version, false, place, tasks, path, false);
  }

  private @Nullable File pids(CgroupEntry entry) {
    File inside = new File(base, "pids");
    File top = inside.isDirectory() ? inside : new File(base.getParentFile(), "pids");
    String below = CgroupResolver.below("/", entry.path());
    return below == null ? null : CgroupWalk.nearest(new File(top, below), top, "pids.current");
  }

  private static int version(File directory) {
    return CgroupDirectory.isUnified(directory) ? 2 : 1;
  }
}
