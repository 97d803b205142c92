package dev.kernelmemory.analysis;

/** How much a finding matters; the order is from least to most. */
public enum Severity {
  /** Worth knowing. */
  INFO,
  /** Look at it today. */
  WARNING,
  /** The kernel is about to run out of memory, or to kill. */
  CRITICAL
}
