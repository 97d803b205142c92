package dev.kernelmemory.sample;

/**
 * Fixed-width rows of longs, the oldest overwritten once the capacity is reached.
 *
 * <p>Memory is taken in blocks as the ring fills, so that a JVM that lives for a minute does not
 * pay for a day. Not thread-safe.
 */
final class Ring {
  private static final int ROWS_PER_BLOCK = 60;

  private final int width;
  private final int capacity;
  private final long[][] blocks;
  private int size;
  private int next;

  Ring(int capacity, int width) {
    this.width = width;
    this.capacity = capacity;
    this.blocks = new long[(capacity + ROWS_PER_BLOCK - 1) / ROWS_PER_BLOCK][];
  }

  int size() {
    return size;
  }

  /** Adds a copy of the row, in place of the oldest once the ring is full. */
  void append(long[] row) {
    int block = next / ROWS_PER_BLOCK;
    if (blocks[block] == null) {
      blocks[block] = new long[ROWS_PER_BLOCK * width];
    }
    System.arraycopy(row, 0, blocks[block], next % ROWS_PER_BLOCK * width, width);
    next = (next + 1) % capacity;
    size = Math.min(size + 1, capacity);
  }

  /** Copies a row, 0 being the oldest. */
  void copy(int index, long[] row) {
    int at = (next - size + index + capacity) % capacity;
    System.arraycopy(blocks[at / ROWS_PER_BLOCK], at % ROWS_PER_BLOCK * width, row, 0, width);
  }
}
