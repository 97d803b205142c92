package dev.kernelmemory.jmc.rules;

import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/** How much something matters, from 0 to 100 as Mission Control counts. */
final class Score {
  /** From here on it is information. */
  static final double INFORMATION = 25;

  private Score() {}

  /**
   * A number's score: 25 where it is worth knowing, 75 where it is a warning.
   *
   * @param warning is taken for a little more than {@code information} if a user set it to less
   */
  static double of(double value, double information, double warning) {
    double from = Math.max(information, Double.MIN_NORMAL);
    return RulesToolkit.mapExp100(value, from, Math.max(warning, 1.01 * from));
  }
}
