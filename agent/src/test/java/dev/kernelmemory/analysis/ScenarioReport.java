package dev.kernelmemory.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints how the analyzer and the baselines do, as docs/analysis-scenarios.md has it.
 *
 * <p>System properties: {@code kernelmemory.days} of each healthy kind, {@code kernelmemory.series}
 * of each other kind, {@code kernelmemory.seed}, {@code kernelmemory.only} for kinds with that in
 * their names.
 */
final class ScenarioReport {
  /** Baselines are wrong so often that fewer days tell. */
  private static final int MOST_BASELINE_DAYS = 20;

  private static final int DAYS = Integer.getInteger("kernelmemory.days", 20);
  private static final int SERIES = Integer.getInteger("kernelmemory.series", 20);
  private static final long SEED = Long.getLong("kernelmemory.seed", 2026);
  private static final String ONLY = System.getProperty("kernelmemory.only", "");

  private final int[] found = new int[Score.Who.values().length];
  private final int[] falseOnes = new int[Score.Who.values().length];
  private final List<String> remarks = new ArrayList<>();

  private ScenarioReport() {}

  public static void main(String[] arguments) {
    new ScenarioReport().print();
  }

  private void print() {
    System.out.println("| healthy kind | days | false a day | fixed | z-score |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    Scenarios.all().stream()
        .filter(this::isAskedFor)
        .filter(Scenario::isQuiet)
        .forEach(this::quiet);
    System.out.println();
    System.out.println(
        "| kind | recall | delay, median | delay, 95 % | false a day | fixed: recall, false a day |"
            + " z-score: recall, false a day |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    Scenarios.all().stream()
        .filter(this::isAskedFor)
        .filter(one -> !one.isQuiet())
        .forEach(this::notQuiet);
    System.out.println();
    for (Score.Who who : Score.Who.values()) {
      int hits = found[who.ordinal()];
      int all = hits + falseOnes[who.ordinal()];
      System.out.println(
          text("%s: precision %.3f (%d of %d)", who, (double) hits / all, hits, all));
    }
    remarks.forEach(System.out::println);
  }

  private boolean isAskedFor(Scenario scenario) {
    return scenario.name().contains(ONLY);
  }

  private void quiet(Scenario scenario) {
    Score ours = Score.of(scenario, Score.Who.OURS, 1, DAYS, SEED);
    int days = Math.min(DAYS, MOST_BASELINE_DAYS);
    Score fixed = Score.of(scenario, Score.Who.FIXED, 1, days, SEED);
    Score zScore = Score.of(scenario, Score.Who.Z_SCORE, 1, days, SEED);
    System.out.println(
        text(
            "| %s%s | %.0f | %s | %.2f | %.2f |",
            scenario.name(),
            scenario.beyondTheGoal() ? " *" : "",
            ours.days,
            ours.falseFindings == 0 ? "0" : text("%.3f", ours.falsePerDay()),
            fixed.falsePerDay(),
            zScore.falsePerDay()));
    remark(scenario, ours);
  }

  private void notQuiet(Scenario scenario) {
    Score ours = count(Score.Who.OURS, scenario);
    Score fixed = count(Score.Who.FIXED, scenario);
    Score zScore = count(Score.Who.Z_SCORE, scenario);
    System.out.println(
        text(
            "| %s | %.2f | %s | %s | %.2f | %.2f, %.1f | %.2f, %.1f |",
            scenario.name(),
            ours.recall(),
            Units.duration(Math.round(1000 * ours.medianDelay())),
            Units.duration(Math.round(1000 * ours.delayOf(0.95))),
            ours.falsePerDay(),
            fixed.recall(),
            fixed.falsePerDay(),
            zScore.recall(),
            zScore.falsePerDay()));
    remark(scenario, ours);
  }

  private Score count(Score.Who who, Scenario scenario) {
    Score score = Score.of(scenario, who, SERIES, 0, SEED);
    found[who.ordinal()] += score.found;
    falseOnes[who.ordinal()] += score.falseFindings;
    return score;
  }

  private void remark(Scenario scenario, Score ours) {
    if (scenario.beyondTheGoal()) {
      return;
    }
    ours.falseOnes.forEach(one -> remarks.add(scenario.name() + ": " + one));
    ours.missed.forEach(one -> remarks.add(scenario.name() + ": " + one));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
