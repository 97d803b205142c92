package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.Printable;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the memory files of the process's cgroup are. Immutable; equal if all parts are. */
public final class Cgroup {
  private final int version;
  private final boolean hybrid;
  private final @Nullable File directory;
  private final @Nullable File pids;
  private final List<File> ancestors;
  private final String path;
  private final Placement placement;
  private final boolean deleted;
  private final String reason;

  Cgroup(
      int version,
      boolean hybrid,
      CgroupPlace place,
      @Nullable File pids,
      String path,
      boolean deleted) {
    this.version = place.directory() == null ? 0 : version;
    this.hybrid = hybrid;
    this.directory = place.directory();
    this.pids = pids;
    this.ancestors = upTo(place.directory(), place.top());
    this.path = Printable.of(path);
    this.placement = place.placement();
    this.deleted = deleted;
    this.reason = Printable.of(place.reason());
  }

  static Cgroup none(String path, String reason) {
    return new Cgroup(0, false, CgroupPlace.none(reason), null, path, false);
  }

  private static List<File> upTo(@Nullable File directory, File top) {
    List<File> ancestors = new ArrayList<>();
    File at = directory;
    while (at != null && !at.equals(top)) {
      at = at.getParentFile();
      if (at != null) {
        ancestors.add(at);
      }
    }
    return Collections.unmodifiableList(ancestors);
  }

  /** 2, 1, or 0 if no directory was found. */
  public int version() {
    return version;
  }

  /** Whether the memory controller is on version 1 beside a mounted version 2. */
  public boolean hybrid() {
    return hybrid;
  }

  /** Where the {@code memory.*} files are, on version 1 in the memory hierarchy. */
  public @Nullable File directory() {
    return directory;
  }

  /** Where {@code pids.current} is, on version 1 in the hierarchy of the pids controller. */
  public @Nullable File pids() {
    return pids;
  }

  /** The directories above {@link #directory()}, nearest first, the mount point last. */
  public List<File> ancestors() {
    return ancestors;
  }

  /** The path as {@code /proc/self/cgroup} has it, without the kernel's mark for a removed one. */
  public String path() {
    return path;
  }

  /** How the directory relates to the process. */
  public Placement placement() {
    return placement;
  }

  /** Whether the process's cgroup has been removed while the process was in it. */
  public boolean deleted() {
    return deleted;
  }

  /** One sentence on why it is not the process's own cgroup, empty if it is. */
  public String reason() {
    return reason;
  }

  /** Whether the files in {@link #directory()} may be read for this process. */
  public boolean isReadable() {
    return directory != null && placement != Placement.ROOT && placement != Placement.NONE;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Cgroup)) {
      return false;
    }
    Cgroup that = (Cgroup) other;
    return version == that.version
        && hybrid == that.hybrid
        && deleted == that.deleted
        && placement == that.placement
        && Objects.equals(directory, that.directory)
        && Objects.equals(pids, that.pids)
        && ancestors.equals(that.ancestors)
        && path.equals(that.path)
        && reason.equals(that.reason);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(directory) + path.hashCode();
  }

  @Override
  public String toString() {
    return "cgroup v" + version + " " + path + " " + placement + " at " + directory;
  }
}
