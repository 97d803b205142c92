package dev.kernelmemory.sample;

/** What the JVM itself says of its memory, in bytes; -1 where it does not say. Immutable. */
public final class JvmMemory {
  /** Nothing is known: the runtime has no java.management. */
  public static final JvmMemory UNKNOWN = new JvmMemory(-1, -1, -1, -1, -1, -1);

  private final long heapUsed;
  private final long heapCommitted;
  private final long metaspace;
  private final long codeCache;
  private final long directBuffers;
  private final long mappedBuffers;

  /** Keeps the numbers. */
  public JvmMemory(
      long heapUsed,
      long heapCommitted,
      long metaspace,
      long codeCache,
      long directBuffers,
      long mappedBuffers) {
    this.heapUsed = heapUsed;
    this.heapCommitted = heapCommitted;
    this.metaspace = metaspace;
    this.codeCache = codeCache;
    this.directBuffers = directBuffers;
    this.mappedBuffers = mappedBuffers;
  }

  /** Heap in use, garbage included. */
  public long heapUsed() {
    return heapUsed;
  }

  /** Heap that the JVM has taken from the system. */
  public long heapCommitted() {
    return heapCommitted;
  }

  /** Metaspace taken from the system, compressed class space included. */
  public long metaspace() {
    return metaspace;
  }

  /** Code cache taken from the system, all its segments. */
  public long codeCache() {
    return codeCache;
  }

  /** Direct buffers. */
  public long directBuffers() {
    return directBuffers;
  }

  /** Mapped buffers: address space, not necessarily memory. */
  public long mappedBuffers() {
    return mappedBuffers;
  }
}
