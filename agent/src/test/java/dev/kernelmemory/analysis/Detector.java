package dev.kernelmemory.analysis;

import java.util.List;

/** Something that finds patterns in a series: the analyzer, or a baseline to compare it with. */
interface Detector {
  /** A finding's pattern and when it was found. */
  record Hit(Pattern pattern, double seconds) {}

  /**
   * Adds a sample.
   *
   * @param reclaimable negative if it is not known
   */
  void add(double seconds, double value, double reclaimable, List<Hit> hits);
}
