package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.attribution.Operation;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.procfs.Printable;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;

/** Judges whether the agent's numbers can be relied on: read in time, and all there. */
public final class AgentRule extends KernelMemoryRule {
  private static final String ID = "KernelMemoryAgent";
  private static final double NOTHING_SCORE = 90;
  private static final TypedPreference<IQuantity> LATEST =
      new TypedPreference<>(
          "dev.kernelmemory.jmc." + ID + ".late",
          Texts.get("AGENT_LATE.NAME"),
          Texts.get("AGENT_LATE.DESCRIPTION"),
          UnitLookup.TIMESPAN,
          UnitLookup.SECOND.quantity(15));

  public AgentRule() {
    super(ID, Types.HOST, List.of(LATEST));
  }

  @Override
  Judgement judge(IItemCollection recording, IPreferenceValueProvider preferences) {
    Judgement judgement = new Judgement();
    Observed observed = Samples.of(recording);
    missing(observed, judgement);
    double latest = preferences.getPreferenceValue(LATEST).doubleValueIn(UnitLookup.MILLISECOND);
    late(recording, Math.max(1, latest), judgement);
    judgement.add(0, Texts.of("AGENT_FINE", Texts.count(observed.of(Scope.HOST).size())), "");
    Event.read(
        recording,
        Types.ENVIRONMENT,
        event -> {
          if (judgement.isUnexplained()) {
            judgement.explain(environment(event));
          }
        });
    if (!hasDrivers(recording)) {
      judgement.explain(Texts.get("AGENT_NO_DRIVERS"));
    }
    return judgement;
  }

  /** Dimensions of the host without any number. */
  private static void missing(Observed observed, Judgement judgement) {
    List<String> missing = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      boolean known = false;
      for (Observation seen : observed.of(Scope.HOST)) {
        known |= seen.has(Quantity.of(dimension));
      }
      if (!known) {
        missing.add(dimension.label());
      }
    }
    if (!missing.isEmpty()) {
      boolean all = missing.size() == Dimension.values().length;
      judgement.add(
          all ? NOTHING_SCORE : 0,
          Texts.of(all ? "AGENT_NOTHING" : "AGENT_MISSING", String.join(", ", missing)),
          Texts.get(ID + ".SOLUTION"));
    }
  }

  /** Events that repeat an old sample, since no newer one could be read. */
  private static void late(IItemCollection recording, double latestMillis, Judgement judgement) {
    double[] oldest = {0};
    Event.read(
        recording,
        Types.HOST,
        event -> {
          long sampled = event.number("sampleTime");
          if (sampled > 0) {
            oldest[0] = Math.max(oldest[0], (double) (event.millis() - sampled));
          }
        });
    double score = Score.of(oldest[0], latestMillis / 3, latestMillis);
    if (score >= Score.INFORMATION) {
      judgement.add(
          score,
          Texts.of("AGENT_LATE", Texts.duration(oldest[0])),
          Texts.get(ID + ".LATE_SOLUTION"));
    }
  }

  private static String environment(Event event) {
    return Texts.of(
        "AGENT_ENVIRONMENT",
        Printable.of(event.text("agentVersion")),
        Printable.of(event.text("kernelRelease")),
        Printable.of(event.text("architecture")),
        Printable.of(event.text("hostScope")),
        Printable.of(event.text("containerRuntime")));
  }

  private static boolean hasDrivers(IItemCollection recording) {
    for (Operation operation : Operation.values()) {
      if (operation.event().startsWith("dev.kernelmemory.")
          && Event.any(recording, operation.event())) {
        return true;
      }
    }
    return false;
  }
}
