package dev.kernelmemory.procfs;

/** One slab cache, or several of the same name. Immutable. */
public final class SlabCache {
  private final String name;
  private final long bytes;
  private final long activeObjects;
  private final long objects;
  private final long objectSizeBytes;

  SlabCache(String name, long bytes, long activeObjects, long objects, long objectSizeBytes) {
    this.name = name;
    this.bytes = bytes;
    this.activeObjects = activeObjects;
    this.objects = objects;
    this.objectSizeBytes = objectSizeBytes;
  }

  /** The cache's name in printable ASCII, 128 characters at the most. */
  public String name() {
    return name;
  }

  /** Its pages, whether or not there are objects in them. */
  public long bytes() {
    return bytes;
  }

  /** Objects in use. */
  public long activeObjects() {
    return activeObjects;
  }

  /** Objects that it has room for. */
  public long objects() {
    return objects;
  }

  /** The size of one object; of caches with the same name, the largest. */
  public long objectSizeBytes() {
    return objectSizeBytes;
  }

  SlabCache plus(SlabCache other) {
    return new SlabCache(
        name,
        Decimal.sum(bytes, other.bytes),
        Decimal.sum(activeObjects, other.activeObjects),
        Decimal.sum(objects, other.objects),
        Math.max(objectSizeBytes, other.objectSizeBytes));
  }
}
