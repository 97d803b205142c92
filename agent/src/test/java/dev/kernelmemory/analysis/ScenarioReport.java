package dev.kernelmemory.analysis;

import java.util.Locale;
import java.util.stream.Stream;

/** Prints how the analyzer and the baselines do, as docs/analysis-scenarios.md has it. */
final class ScenarioReport {
  private static final int MOST_LISTED = 20;

  private ScenarioReport() {}

  public static void main(String[] arguments) {
    int series = Integer.getInteger("kernelmemory.series", 20);
    int days = Integer.getInteger("kernelmemory.days", 0);
    long seed = Long.getLong("kernelmemory.seed", 1);
    String only = System.getProperty("kernelmemory.only", "");
    boolean baselines = !Boolean.getBoolean("kernelmemory.oursOnly");
    for (Scenario scenario : Scenarios.all()) {
      if (!scenario.name().contains(only)) {
        continue;
      }
      for (Score.Who who : Score.Who.values()) {
        if (who == Score.Who.OURS || baselines) {
          Score score = Score.of(scenario, who, series, scenario.isQuiet() ? days : 0, seed);
          System.out.println(line(scenario, who, score));
          if (who == Score.Who.OURS) {
            Stream.concat(score.falseOnes.stream(), score.missed.stream())
                .limit(MOST_LISTED)
                .forEach(one -> System.out.println("    " + one));
          }
        }
      }
    }
  }

  private static String line(Scenario scenario, Score.Who who, Score score) {
    return String.format(
        Locale.ROOT,
        "%-54s %-7s series %4d days %6.0f false %5d recall %s delay %6.0f s, 95%% %6.0f s",
        scenario.name(),
        who,
        score.series,
        score.days,
        score.falseFindings,
        scenario.isQuiet() ? "  -  " : String.format(Locale.ROOT, "%.3f", score.recall()),
        score.medianDelay(),
        score.delayOf(0.95));
  }
}
