package dev.kernelmemory.attribution;

/** An operation at a place, how often it was done while something grew, and what that explains. */
public final class Cause {
  private final Operation operation;
  private final Place place;
  private long count;
  private long expectedBytes;

  Cause(Operation operation, Place place) {
    this.operation = operation;
    this.place = place;
  }

  /** What was done. */
  public Operation operation() {
    return operation;
  }

  /** Where. */
  public Place place() {
    return place;
  }

  /** How often. */
  public long count() {
    return count;
  }

  /** The bytes that the kernel is expected to have allocated for it. */
  public long expectedBytes() {
    return expectedBytes;
  }

  void add(long times, long bytes) {
    count += times;
    expectedBytes += bytes;
  }
}
