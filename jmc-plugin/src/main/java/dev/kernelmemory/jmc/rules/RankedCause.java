package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.attribution.Cause;
import dev.kernelmemory.attribution.Explanation;
import dev.kernelmemory.procfs.Printable;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmc.common.IDisplayable;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;

/** A stack that explains a growth, with its rank and share, in one line. Immutable. */
final class RankedCause implements IDisplayable {
  static final TypedCollectionResult<RankedCause> RESULT =
      new TypedCollectionResult<>(
          "causes",
          Texts.get("CAUSES_NAME"),
          Texts.get("CAUSES_DESCRIPTION"),
          UnitLookup.createSyntheticContentType("kernelMemoryCause"),
          RankedCause.class);

  private static final int MOST = 5;
  private static final double LEAST_RATIO = 0.005;

  private final String text;

  private RankedCause(String text) {
    this.text = text;
  }

  static List<RankedCause> of(Explanation explanation) {
    List<RankedCause> ranked = new ArrayList<>();
    for (Cause cause : explanation.ranked()) {
      if (ranked.size() < MOST && ratio(cause, explanation) >= LEAST_RATIO) {
        ranked.add(new RankedCause(line(ranked.size() + 1, cause, explanation)));
      }
    }
    return ranked;
  }

  private static String line(int rank, Cause cause, Explanation explanation) {
    // JMC puts the lines of a list behind each other with a mere comma where it prints text.
    return Texts.of(
        "CAUSE",
        String.valueOf(rank),
        Texts.percent(ratio(cause, explanation)),
        Texts.bytes(cause.expectedBytes()),
        cause.operation().label(),
        Texts.count(cause.count()),
        Printable.of(String.join(" < ", cause.place().frames())));
  }

  private static double ratio(Cause cause, Explanation explanation) {
    return (double) cause.expectedBytes() / explanation.growth().bytes();
  }

  @Override
  public String displayUsing(String formatHint) {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
