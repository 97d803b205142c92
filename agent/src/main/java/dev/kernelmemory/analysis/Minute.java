package dev.kernelmemory.analysis;

/**
 * The median of one minute's values in fixed memory: of more than {@value #CAPACITY} values every
 * second, then every fourth is kept, and so on.
 */
final class Minute {
  private static final int CAPACITY = 64;

  private final long[] kept = new long[CAPACITY];
  private int count;
  private int stride = 1;
  private int skipped;

  boolean isEmpty() {
    return count == 0;
  }

  void add(long value) {
    if (++skipped < stride) {
      return;
    }
    skipped = 0;
    if (count == CAPACITY) {
      for (int i = 0; i < CAPACITY / 2; i++) {
        kept[i] = kept[2 * i];
      }
      count = CAPACITY / 2;
      stride *= 2;
    }
    kept[count++] = value;
  }

  /** The median of what was added since the last call; there must be something. */
  long take() {
    long median = Medians.ofFirst(kept, count);
    count = 0;
    stride = 1;
    skipped = 0;
    return median;
  }
}
