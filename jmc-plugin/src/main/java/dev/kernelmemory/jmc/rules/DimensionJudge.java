package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.attribution.Explanation;
import dev.kernelmemory.attribution.Growth;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.procfs.Printable;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.openjdk.jmc.common.item.IItemCollection;

/** Judges one dimension of a recording, from three sides. */
final class DimensionJudge {
  private static final int MOST_FINDINGS = 4;
  private static final double INFORMATION_SHARE = 0.5;

  /** A page of page tables maps 512 pages. */
  private static final long MAPPED_PER_TABLE_BYTE = 512;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final String id;
  private final IItemCollection recording;
  private final Dimension dimension;
  private final Thresholds thresholds;
  private final Observed observed;
  private final Judgement judgement = new Judgement();

  DimensionJudge(String id, IItemCollection recording, Dimension dimension, Thresholds thresholds) {
    this.id = id;
    this.recording = recording;
    this.dimension = dimension;
    this.thresholds = thresholds;
    this.observed = Samples.of(recording);
  }

  Judgement judgement() {
    return judgement;
  }

  /** What the analysis found. */
  void findings() {
    List<Found> found = Found.of(recording, observed, thresholds, dimension.label());
    for (Found one : found.subList(0, Math.min(MOST_FINDINGS, found.size()))) {
      judgement.add(one.score(), firstSentence(one.explanation()), one.nextStep());
      judgement.explain(one.explanation());
    }
  }

  /**
   * What has grown through this JVM, in the narrowest scope that tells. The kernel counts some
   * dimensions by process; of the others, what this JVM's code explains is its part.
   */
  void growths(double informationBytes, double warningBytes) {
    List<Explanation> explanations = Growths.of(recording, observed, dimension);
    if (explanations.isEmpty()) {
      return;
    }
    Explanation explanation = mostTelling(explanations);
    Growth growth = explanation.growth();
    long own =
        growth.scope() == Scope.PROCESS
            ? growth.bytes() - inProportion(growth)
            : Math.min(growth.bytes(), explanation.expectedBytes());
    judgement.add(
        Score.of((double) own, informationBytes, warningBytes),
        summary(explanation),
        Texts.get(id + ".SOLUTION"));
    judgement.explain(
        Texts.of(
            "GREW",
            scope(growth),
            dimension.label(),
            Texts.bytes(growth.bytes()),
            TIME.format(Instant.ofEpochMilli(growth.fromMillis())),
            TIME.format(Instant.ofEpochMilli(growth.toMillis()))));
    if (Growths.isExplained(explanation)) {
      judgement.rank(explanation);
    } else {
      judgement.explain(Texts.get(id + ".NO_CAUSES"));
    }
    judgement.explain(Meanwhile.of(recording, growth));
  }

  /** How much of the host's memory it was at the most. */
  void share(Share share, double mostRatio) {
    long bytes = share.most(observed);
    long memory = observed.last(Scope.HOST, Quantity.MEM_TOTAL);
    if (bytes == Observation.ABSENT) {
      judgement.add(0, Texts.of("ABSENT", dimension.label()), "");
      return;
    }
    if (memory <= 0) {
      judgement.add(0, Texts.of("QUIET_WITHOUT_SHARE", dimension.label(), Texts.bytes(bytes)), "");
      return;
    }
    double ratio = (double) bytes / memory;
    boolean small = share.isSmall(bytes);
    double score = small ? 0 : Score.of(ratio, INFORMATION_SHARE * mostRatio, mostRatio);
    String[] values = {
      share.label(observed.machine()),
      Texts.bytes(bytes),
      Texts.percent(ratio),
      Texts.percent(mostRatio),
      Texts.bytes(memory)
    };
    judgement.add(
        score,
        Texts.of(small || ratio < mostRatio ? "QUIET" : "LARGE", values),
        small || ratio < mostRatio ? "" : Texts.get(id + ".SOLUTION"));
    judgement.explain(Texts.of("SHARE_OF_MEMORY", values));
  }

  /** The first that is explained: in the scopes behind it, others grow as well. */
  private static Explanation mostTelling(List<Explanation> explanations) {
    for (Explanation explanation : explanations) {
      if (Growths.isExplained(explanation)) {
        return explanation;
      }
    }
    return explanations.get(0);
  }

  private String summary(Explanation explanation) {
    Growth growth = explanation.growth();
    String grown = Texts.bytes(growth.bytes());
    if (!Growths.isExplained(explanation)) {
      return Texts.of("GREW_UNEXPLAINED", scope(growth), dimension.label(), grown);
    }
    return Texts.of(
        "GREW_THROUGH",
        scope(growth),
        dimension.label(),
        grown,
        explanation.ranked().get(0).operation().label(),
        Printable.of(explanation.ranked().get(0).place().first()));
  }

  /** Page tables for memory that became resident meanwhile, as a heap's does at first use. */
  private long inProportion(Growth growth) {
    if (dimension != Dimension.PAGE_TABLES) {
      return 0;
    }
    long from = Observation.ABSENT;
    long to = Observation.ABSENT;
    for (Observation seen : observed.of(growth.scope())) {
      from = seen.timeMillis() <= growth.fromMillis() ? seen.get(Quantity.RESIDENT) : from;
      to = seen.timeMillis() <= growth.toMillis() ? seen.get(Quantity.RESIDENT) : to;
    }
    return from < 0 ? 0 : Math.min(growth.bytes(), Math.max(0, to - from) / MAPPED_PER_TABLE_BYTE);
  }

  private static String scope(Growth growth) {
    return Texts.get("SCOPE_" + growth.scope());
  }

  /** Numbers have no blank behind their decimal point. */
  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
