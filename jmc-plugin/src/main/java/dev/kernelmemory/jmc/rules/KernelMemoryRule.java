package dev.kernelmemory.jmc.rules;

import java.util.List;
import java.util.Map;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.rules.AbstractRule;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IResultValueProvider;
import org.openjdk.jmc.flightrecorder.rules.ResultBuilder;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * A rule about kernel memory. Without the agent's events it is ignored, and says how to get them:
 * so it requires none, since Mission Control's own words for that name event types only.
 */
abstract class KernelMemoryRule extends AbstractRule {
  /** The topic of all of them, which the page Kernel Memory shows. */
  static final String TOPIC = "kernel_memory";

  static final TypedResult<IQuantity> GROWTH =
      new TypedResult<>(
          "kernelMemoryGrowth",
          Texts.get("GROWTH_NAME"),
          Texts.get("GROWTH_DESCRIPTION"),
          UnitLookup.MEMORY,
          IQuantity.class);

  private final String requiredEvent;

  /**
   * @param id begins the keys of its texts, too
   * @param requiredEvent without which there is nothing to judge
   */
  KernelMemoryRule(String id, String requiredEvent, List<TypedPreference<?>> preferences) {
    super(
        id,
        Texts.get(id + ".NAME"),
        TOPIC,
        preferences,
        List.of(TypedResult.SCORE, GROWTH, RankedCause.RESULT),
        Map.of());
    this.requiredEvent = requiredEvent;
  }

  abstract Judgement judge(IItemCollection recording, IPreferenceValueProvider preferences);

  @Override
  protected final IResult getResult(
      IItemCollection recording,
      IPreferenceValueProvider preferences,
      IResultValueProvider others) {
    if (!Event.any(recording, requiredEvent)) {
      return ResultBuilder.createFor(this, preferences)
          .setSeverity(Severity.IGNORE)
          .setSummary(
              Event.any(recording, Types.ENVIRONMENT)
                  ? Texts.of("NO_EVENT", requiredEvent)
                  : Texts.get("NO_AGENT"))
          .build();
    }
    Judgement judgement = judge(recording, preferences);
    return ResultBuilder.createFor(this, preferences)
        .setSeverity(Severity.get(judgement.score()))
        .setSummary(judgement.summary())
        .setExplanation(judgement.explanation())
        .setSolution(judgement.solution())
        .addResult(
            TypedResult.SCORE, UnitLookup.NUMBER_UNITY.quantity(Math.round(judgement.score())))
        .addResult(GROWTH, UnitLookup.BYTE.quantity(judgement.growthBytes()))
        .addResult(RankedCause.RESULT, judgement.causes())
        .build();
  }
}
