package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.sample.Dimension;
import java.util.List;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;

/** A rule about one dimension: what was found, what has grown through whom, how large it is. */
abstract class DimensionRule extends KernelMemoryRule {
  private final Dimension dimension;
  private final Share share;
  private final TypedPreference<IQuantity> informationBytes;
  private final TypedPreference<IQuantity> warningBytes;
  private final TypedPreference<IQuantity> mostShare;

  DimensionRule(String id, Dimension dimension, Share share, Limits limits) {
    super(id, Types.HOST, limits.all());
    this.dimension = dimension;
    this.share = share;
    this.informationBytes = limits.informationBytes;
    this.warningBytes = limits.warningBytes;
    this.mostShare = limits.mostShare;
  }

  @Override
  final Judgement judge(IItemCollection recording, IPreferenceValueProvider preferences) {
    double most = preferences.getPreferenceValue(mostShare).doubleValueIn(UnitLookup.PERCENT_UNITY);
    DimensionJudge judge =
        new DimensionJudge(
            getId(),
            recording,
            dimension,
            Thresholds.DEFAULTS.with(share.threshold(), Math.max(most, Double.MIN_NORMAL)));
    judge.findings();
    judge.growths(
        preferences.getPreferenceValue(informationBytes).doubleValueIn(UnitLookup.BYTE),
        preferences.getPreferenceValue(warningBytes).doubleValueIn(UnitLookup.BYTE));
    judge.share(share, most);
    return judge.judgement();
  }

  /** The thresholds of one rule. */
  static final class Limits {
    private final TypedPreference<IQuantity> informationBytes;
    private final TypedPreference<IQuantity> warningBytes;
    private final TypedPreference<IQuantity> mostShare;

    /**
     * @param id begins the names of the preferences
     * @param informationMib growth through this JVM's code from which on it is worth knowing
     * @param warningMib from which on it is a warning
     * @param share whose threshold is the third preference
     */
    Limits(String id, long informationMib, long warningMib, Share share) {
      informationBytes =
          Preferences.mebibytes(id + ".growth.information", "GROWTH_INFORMATION", informationMib);
      warningBytes = Preferences.mebibytes(id + ".growth.warning", "GROWTH_WARNING", warningMib);
      mostShare = Preferences.percent(id + ".share", "SHARE", 100 * share.threshold().normal());
    }

    List<TypedPreference<?>> all() {
      return List.of(informationBytes, warningBytes, mostShare);
    }
  }
}
