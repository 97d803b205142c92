package dev.kernelmemory.analysis;

/**
 * What the analysis has to know of the machine. Immutable; numbers that are not known are -1.
 *
 * <p>What is not known only makes the analysis more careful, or silent where it needs it.
 */
public final class Machine {
  /** What kind of machine the host is. */
  public enum Kind {
    PHYSICAL,
    VIRTUAL,
    UNKNOWN
  }

  /** Whether kernel stacks are counted in VmallocUsed too. */
  public enum Stacks {
    IN_VMALLOC,
    IN_PAGES,
    UNKNOWN
  }

  /** A machine nothing is known of, as behind a CSV file. */
  public static final Machine UNKNOWN = new Machine(Kind.UNKNOWN, Stacks.UNKNOWN, -1, -1, -1, -1);

  /** The kernel's own upper bound of {@code vm stats threshold}. */
  private static final int LARGEST_STAT_THRESHOLD = 125;

  private static final long KIB = 1024;
  private static final long USUAL_PAGE_BYTES = 4096;

  private final Kind kind;
  private final Stacks stacks;
  private final long pageSizeBytes;
  private final long threadSizeBytes;
  private final int possibleProcessors;
  private final int statThreshold;

  /**
   * @param kind physical or virtual
   * @param stacks where kernel stacks are counted
   * @param pageSizeBytes the size of a page
   * @param threadSizeBytes the kernel stack of one task
   * @param possibleProcessors processors that the kernel keeps per-CPU memory for
   * @param statThreshold {@code vm stats threshold} of /proc/zoneinfo, the largest of all zones
   */
  public Machine(
      Kind kind,
      Stacks stacks,
      long pageSizeBytes,
      long threadSizeBytes,
      int possibleProcessors,
      int statThreshold) {
    this.kind = kind;
    this.stacks = stacks;
    this.pageSizeBytes = pageSizeBytes;
    this.threadSizeBytes = threadSizeBytes;
    this.possibleProcessors = possibleProcessors;
    this.statThreshold = statThreshold;
  }

  public Kind kind() {
    return kind;
  }

  public Stacks stacks() {
    return stacks;
  }

  /** The kernel stack of one task, or -1. */
  public long threadSizeBytes() {
    return threadSizeBytes;
  }

  int possibleProcessors() {
    return possibleProcessors;
  }

  /**
   * How far a counter may be off for as long as it likes: the kernel adds up per-CPU parts only
   * when one exceeds the threshold, or once a second if that processor runs at all.
   */
  long stalenessBytes(Quantity quantity) {
    int processors = Math.max(1, possibleProcessors);
    int threshold = statThreshold > 0 ? statThreshold : LARGEST_STAT_THRESHOLD;
    switch (quantity) {
      case KERNEL_STACK:
        return (long) processors * threshold * KIB;
      case PER_CPU:
        return 0;
      default:
        return (long) processors
            * threshold
            * (pageSizeBytes > 0 ? pageSizeBytes : USUAL_PAGE_BYTES);
    }
  }
}
