package dev.kernelmemory.analysis;

/** Levels by bin of five minutes; a bin of which nothing is known has a negative one. */
interface Levels {
  /** The oldest bin that may be known. */
  long firstBin();

  /** The lower envelope in a complete bin in bytes, or negative. */
  long low(long bin);
}
