package dev.kernelmemory.jmc.rules;

import java.util.List;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;

/** Judges how near the container is to its limit, what fills it, and whether it was killed for. */
public final class ContainerRule extends KernelMemoryRule {
  private static final String ID = "KernelMemoryContainer";
  private static final TypedPreference<IQuantity> INFORMATION_USE =
      Preferences.percent(ID + ".use.information", "CONTAINER_USE_INFORMATION", 85);
  private static final TypedPreference<IQuantity> WARNING_USE =
      Preferences.percent(ID + ".use.warning", "CONTAINER_USE_WARNING", 95);
  private static final TypedPreference<IQuantity> MOST_KERNEL =
      Preferences.percent(ID + ".kernel", "CONTAINER_KERNEL", 30);

  public ContainerRule() {
    super(ID, Types.CONTAINER, List.of(INFORMATION_USE, WARNING_USE, MOST_KERNEL));
  }

  @Override
  Judgement judge(IItemCollection recording, IPreferenceValueProvider preferences) {
    ContainerJudge judge = new ContainerJudge(recording);
    judge.events();
    judge.use(ratio(preferences, INFORMATION_USE), ratio(preferences, WARNING_USE));
    judge.kernel(ratio(preferences, MOST_KERNEL));
    judge.account();
    judge.causes();
    return judge.judgement();
  }

  private static double ratio(
      IPreferenceValueProvider preferences, TypedPreference<IQuantity> preference) {
    return preferences.getPreferenceValue(preference).doubleValueIn(UnitLookup.PERCENT_UNITY);
  }
}
