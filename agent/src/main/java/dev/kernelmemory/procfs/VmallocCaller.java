package dev.kernelmemory.procfs;

/** A kernel function and what it has allocated with vmalloc. Immutable. */
public final class VmallocCaller {
  private final String name;
  private final long bytes;
  private final long areas;

  VmallocCaller(String name, long bytes, long areas) {
    this.name = name;
    this.bytes = bytes;
    this.areas = areas;
  }

  /** The function's name in printable ASCII, 128 characters at the most. */
  public String name() {
    return name;
  }

  /** Pages behind its areas. */
  public long bytes() {
    return bytes;
  }

  /** Its address ranges, those without pages too. */
  public long areas() {
    return areas;
  }

  VmallocCaller plus(VmallocCaller other) {
    return new VmallocCaller(
        name, Decimal.sum(bytes, other.bytes), Decimal.sum(areas, other.areas));
  }
}
