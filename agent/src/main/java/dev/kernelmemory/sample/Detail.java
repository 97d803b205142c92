package dev.kernelmemory.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the largest parts of slab and vmalloc are made up of, at one moment. Immutable; only read on
 * request and as root.
 */
public final class Detail {
  /** Nothing was asked for, or nothing read yet. */
  public static final Detail NONE =
      new Detail(
          Collections.<Part>emptyList(),
          Collections.<Part>emptyList(),
          -1,
          -1,
          -1,
          new Moment(0, 0));

  private final List<Part> slabCaches;
  private final List<Part> vmallocCallers;
  private final long directoryEntries;
  private final long unusedDirectoryEntries;
  private final long negativeDirectoryEntries;
  private final Moment takenAt;

  Detail(
      List<Part> slabCaches,
      List<Part> vmallocCallers,
      long directoryEntries,
      long unusedDirectoryEntries,
      long negativeDirectoryEntries,
      Moment takenAt) {
    this.slabCaches = Collections.unmodifiableList(new ArrayList<>(slabCaches));
    this.vmallocCallers = Collections.unmodifiableList(new ArrayList<>(vmallocCallers));
    this.directoryEntries = directoryEntries;
    this.unusedDirectoryEntries = unusedDirectoryEntries;
    this.negativeDirectoryEntries = negativeDirectoryEntries;
    this.takenAt = takenAt;
  }

  /** The largest slab caches, largest first. */
  public List<Part> slabCaches() {
    return slabCaches;
  }

  /** The callers that hold most of vmalloc's pages, largest first. */
  public List<Part> vmallocCallers() {
    return vmallocCallers;
  }

  /** Directory entries in the kernel's cache; -1 if not known. */
  public long directoryEntries() {
    return directoryEntries;
  }

  /** Those that nobody uses; -1 if not known. */
  public long unusedDirectoryEntries() {
    return unusedDirectoryEntries;
  }

  /** Those for names that do not exist, since Linux 5.0; -1 if not known. */
  public long negativeDirectoryEntries() {
    return negativeDirectoryEntries;
  }

  /** When they were read. */
  public Moment takenAt() {
    return takenAt;
  }

  /** A slab cache, or a caller of vmalloc. Immutable. */
  public static final class Part {
    private final String name;
    private final long bytes;
    private final long count;
    private final long activeCount;
    private final long unitBytes;

    Part(String name, long bytes, long count, long activeCount, long unitBytes) {
      this.name = name;
      this.bytes = bytes;
      this.count = count;
      this.activeCount = activeCount;
      this.unitBytes = unitBytes;
    }

    /** The cache, or the kernel's function. */
    public String name() {
      return name;
    }

    /** Memory that it takes, in bytes. */
    public long bytes() {
      return bytes;
    }

    /** Objects in the cache, or areas of the caller. */
    public long count() {
      return count;
    }

    /** Objects in use; -1 for a caller. */
    public long activeCount() {
      return activeCount;
    }

    /** The size of an object in bytes; -1 for a caller. */
    public long unitBytes() {
      return unitBytes;
    }
  }
}
