package dev.kernelmemory.environment;

import dev.kernelmemory.environment.CgroupDirectory.Membership;
import dev.kernelmemory.procfs.CgroupEntry;
import dev.kernelmemory.procfs.CgroupParser;
import dev.kernelmemory.procfs.Mount;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cgroup whose memory files are those of a process, from its {@code cgroup} and {@code
 * mountinfo}, see cgroups(7) and cgroup_namespaces(7).
 *
 * <p>The memory controller's version 1 hierarchy is taken where the process is in one and it is
 * mounted, else version 2. What the mount shows decides how the process's path is to be read; the
 * directory is verified by its {@code cgroup.procs}. Cost: two files and a few looks at others; a
 * search of the hierarchy only where the path can't be told. Never throws, not thread-safe.
 */
public final class CgroupResolver {
  private static final int MOST_BYTES = 1 << 20;

  private final File process;
  private final @Nullable File cgroupfs;
  private final File root;
  private final CgroupSearch search = new CgroupSearch();

  /**
   * Names where to look; nothing is read yet.
   *
   * @param process the process's directory, {@code /proc/self}
   * @param cgroupfs what to take instead of the mount point that mountinfo tells, or null
   */
  public CgroupResolver(File process, @Nullable File cgroupfs) {
    this(process, cgroupfs, new File("/"));
  }

  CgroupResolver(File process, @Nullable File cgroupfs, File root) {
    this.process = process;
    this.cgroupfs = cgroupfs;
    this.root = root;
  }

  /** Looks where the process is now. */
  public Cgroup resolve() {
    try {
      return find();
    } catch (RuntimeException e) {
      return Cgroup.none("", "The cgroup could not be looked for: " + e);
    }
  }

  private Cgroup find() {
    File file = new File(process, "cgroup");
    List<CgroupEntry> entries = CgroupParser.parse(WholeFile.read(file, MOST_BYTES));
    CgroupEntry memory = controlling(entries, "memory");
    CgroupEntry unified = unified(entries);
    if (memory == null && unified == null) {
      return Cgroup.none("", file + " names no cgroup with a memory controller.");
    }
    MountTable table = MountTable.of(process);
    List<Mount> first = cgroupMounts(table, "memory");
    List<Mount> second = cgroupMounts(table, null);
    String pid = pid();
    File base = cgroupfs;
    if (base != null) {
      return new CgroupOption(base, pid, search).resolve(entries, memory, unified);
    }
    CgroupEntry pids = controlling(entries, "pids");
    if (memory != null && !first.isEmpty()) {
      CgroupPlace place = best(first, memory, 1, pid);
      File tasks = pids == null ? null : pids(cgroupMounts(table, "pids"), pids);
      return new Cgroup(1, !second.isEmpty(), place, tasks, memory.path(), memory.isDeleted());
    }
    CgroupEntry entry = unified == null ? memory : unified;
    if (unified == null || second.isEmpty()) {
      return Cgroup.none(
          entry == null ? "" : entry.path(),
          "No cgroup file system with a memory controller is mounted here.");
    }
    CgroupPlace place = best(second, unified, 2, pid);
    File tasks = CgroupWalk.nearest(place.directory(), place.top(), "pids.current");
    return new Cgroup(2, false, place, tasks, unified.path(), unified.isDeleted());
  }

  /** The same hierarchy may be mounted at several places, showing more or less of it. */
  private CgroupPlace best(List<Mount> mounts, CgroupEntry entry, int version, String pid) {
    CgroupPlace best = CgroupPlace.none("");
    for (Mount mount : mounts) {
      CgroupPlace place = place(mount, entry, version, pid);
      if (place.placement() == Placement.OWN) {
        return place;
      }
      if (best.reason().isEmpty() || place.placement().compareTo(best.placement()) < 0) {
        best = place;
      }
    }
    return best;
  }

  private CgroupPlace place(Mount mount, CgroupEntry entry, int version, String pid) {
    File top = new File(root, mount.mountPoint());
    CgroupWalk walk = new CgroupWalk(top, version);
    if (hasParent(entry.path()) && !hasParent(mount.root())) {
      return walk.from(
          top,
          Placement.MOVED,
          "The process was moved to " + entry.path() + ", outside of its cgroup namespace");
    }
    String below = below(mount.root(), entry.path());
    File own = below == null ? null : new File(top, below);
    if (own != null && entry.isDeleted()) {
      return walk.fromParent(own, "The process's cgroup has been removed");
    }
    if (own != null && own.isDirectory() && CgroupDirectory.membership(own, pid) != Membership.NO) {
      return walk.from(own, Placement.OWN, "");
    }
    File found = search.find(top, pid);
    if (found != null) {
      return found.equals(own)
          ? walk.from(found, Placement.OWN, "")
          : walk.from(found, Placement.FOUND_BY_PID, "Found by the process's number below " + top);
    }
    if (own != null && CgroupDirectory.hasMemory(own)) {
      // A procfs of another process namespace has other numbers than cgroup.procs.
      return walk.from(own, Placement.OWN, "");
    }
    return CgroupPlace.none(
        entry.path() + " is not to be seen at " + top + ", which shows " + mount.root() + ".");
  }

  private @Nullable File pids(List<Mount> mounts, CgroupEntry entry) {
    for (Mount mount : mounts) {
      String below = below(mount.root(), entry.path());
      if (below != null) {
        File top = new File(root, mount.mountPoint());
        return CgroupWalk.nearest(new File(top, below), top, "pids.current");
      }
    }
    return null;
  }

  /** What is left of a path below the directory that a mount shows, or null if it is elsewhere. */
  static @Nullable String below(String shown, String path) {
    if (hasParent(shown) || hasParent(path) || !MountTable.covers(shown, path)) {
      return null;
    }
    String rest = shown.equals("/") ? path : path.substring(shown.length());
    // A File that ends with a slash would not equal the mount point, where walking up stops.
    return rest.equals("/") ? "" : rest;
  }

  private static boolean hasParent(String path) {
    return (path + '/').contains("/../");
  }

  private static List<Mount> cgroupMounts(MountTable table, @Nullable String controller) {
    List<Mount> result = new ArrayList<>();
    for (Mount mount : table.mounts()) {
      boolean wanted =
          controller == null
              ? mount.type().equals("cgroup2")
              : mount.type().equals("cgroup") && mount.hasSuperOption(controller);
      if (wanted && table.isVisible(mount)) {
        result.add(mount);
      }
    }
    return result;
  }

  static @Nullable CgroupEntry controlling(List<CgroupEntry> entries, String controller) {
    for (CgroupEntry entry : entries) {
      if (entry.controls(controller)) {
        return entry;
      }
    }
    return null;
  }

  private static @Nullable CgroupEntry unified(List<CgroupEntry> entries) {
    for (CgroupEntry entry : entries) {
      if (entry.isUnified()) {
        return entry;
      }
    }
    return null;
  }

  /** The process's number in its procfs: the first field of {@code stat}. */
  private String pid() {
    String stat = SmallFile.read(new File(process, "stat"));
    return stat.substring(0, Math.max(0, stat.indexOf(' ')));
  }
}
