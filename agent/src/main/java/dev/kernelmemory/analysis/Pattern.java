package dev.kernelmemory.analysis;

/** What a finding looks like over time. */
public enum Pattern {
  /** A sudden rise. */
  SPIKE,
  /** A sudden fall to a level not seen before. */
  DROP,
  /** A lasting rise that does not level off. */
  GROWTH,
  /** A level out of proportion to the machine, the limit or the workload. */
  DISPROPORTION
}
