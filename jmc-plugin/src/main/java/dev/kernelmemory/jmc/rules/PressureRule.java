package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.input.Observed;
import dev.kernelmemory.sample.Scope;
import java.util.List;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;

/** Judges for how long tasks stood still because memory was short. */
public final class PressureRule extends KernelMemoryRule {
  private static final String ID = "KernelMemoryPressure";
  private static final double STALLS_SCORE = 30;
  private static final TypedPreference<IQuantity> INFORMATION =
      Preferences.percent(ID + ".some.information", "PRESSURE_INFORMATION", 5);
  private static final TypedPreference<IQuantity> WARNING =
      Preferences.percent(ID + ".some.warning", "PRESSURE_WARNING", 20);

  public PressureRule() {
    super(ID, Types.PRESSURE, List.of(INFORMATION, WARNING));
  }

  @Override
  Judgement judge(IItemCollection recording, IPreferenceValueProvider preferences) {
    double information =
        preferences.getPreferenceValue(INFORMATION).doubleValueIn(UnitLookup.PERCENT_UNITY);
    double warning =
        preferences.getPreferenceValue(WARNING).doubleValueIn(UnitLookup.PERCENT_UNITY);
    Judgement judgement = new Judgement();
    for (String scope : new String[] {"host", "container"}) {
      Stalls stalls = Stalls.of(recording, scope);
      if (stalls.isKnown()) {
        double score =
            Math.max(
                Score.of(stalls.some(), information, warning),
                // All tasks at once is worse: a quarter of the share counts as much.
                Score.of(4 * stalls.full(), information, warning));
        judgement.add(
            score,
            stalls.sentence(score < Score.INFORMATION ? "PRESSURE_QUIET" : "PRESSURE"),
            score < Score.INFORMATION ? "" : Texts.get(ID + ".SOLUTION"));
        judgement.explain(stalls.sentence("PRESSURE"));
      } else if (!stalls.state().isEmpty()) {
        judgement.explain(Texts.of("PRESSURE_UNKNOWN", scope, stalls.state()));
      }
      if (stalls.allocationStalls() > 0) {
        judgement.add(
            STALLS_SCORE,
            Texts.of("PRESSURE_RECLAIM", Texts.count(stalls.allocationStalls())),
            Texts.get(ID + ".SOLUTION"));
      }
    }
    judgement.add(0, Texts.get("PRESSURE_NOT_MEASURED"), "");
    if (judgement.score() >= Score.INFORMATION) {
      causes(recording, judgement);
    }
    return judgement;
  }

  /** What this JVM made grow meanwhile, as it may be what is missing elsewhere. */
  private static void causes(IItemCollection recording, Judgement judgement) {
    Observed observed = Samples.of(recording);
    for (Scope scope : new Scope[] {Scope.CONTAINER, Scope.PROCESS, Scope.HOST}) {
      Growths.largest(recording, observed, scope)
          .filter(explanation -> Growths.isExplained(explanation) && judgement.causes().isEmpty())
          .ifPresent(
              explanation -> {
                judgement.explain(
                    Texts.of(
                        "PRESSURE_GREW",
                        explanation.growth().dimension().label(),
                        Texts.bytes(explanation.growth().bytes())));
                judgement.rank(explanation);
                judgement.explain(Meanwhile.of(recording, explanation.growth()));
              });
    }
  }
}
