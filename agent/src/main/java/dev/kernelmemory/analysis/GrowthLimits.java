package dev.kernelmemory.analysis;

/** What a lasting rise of one number has to exceed, in bytes. Immutable. */
final class GrowthLimits {
  final double perHour;
  final double slowPerHour;
  final double fast;
  final double least;
  final double reclaimable;

  /**
   * @param perHour growth per hour that is found within hours
   * @param slowPerHour growth per hour that is found within a day or two
   * @param fast a rise that is found within half an hour
   * @param least the smallest rise of all, for the sake of stale counters
   * @param reclaimable a rise of reclaimable memory that is looked at like any other
   */
  GrowthLimits(double perHour, double slowPerHour, double fast, double least, double reclaimable) {
    this.perHour = perHour;
    this.slowPerHour = slowPerHour;
    this.fast = fast;
    this.least = least;
    this.reclaimable = reclaimable;
  }
}
