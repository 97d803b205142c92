package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.attribution.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a rule has to say, before it is made a result of Mission Control. Filled step by step. */
final class Judgement {
  private double score;
  private String summary = "";
  private String solution = "";
  private final List<String> paragraphs = new ArrayList<>();
  private List<RankedCause> causes = Collections.emptyList();
  private long growthBytes;

  /** Says something; what has the highest score is the summary, and says what to do. */
  void add(double itsScore, String itsSummary, String itsSolution) {
    if (summary.isEmpty() || itsScore > score) {
      score = itsScore;
      summary = itsSummary;
      solution = itsSolution;
    }
  }

  /** Adds to the explanation; nothing if the text is empty. */
  void explain(String paragraph) {
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph);
    }
  }

  /** Adds the stacks that explain a growth, if there are any. */
  void rank(Explanation explanation) {
    growthBytes = explanation.growth().bytes();
    causes = RankedCause.of(explanation);
    if (!causes.isEmpty()) {
      paragraphs.add(Texts.get("CAUSES"));
    }
  }

  boolean isUnexplained() {
    return paragraphs.isEmpty();
  }

  double score() {
    return score;
  }

  String summary() {
    return summary;
  }

  String solution() {
    return solution;
  }

  String explanation() {
    return String.join("\n", paragraphs);
  }

  List<RankedCause> causes() {
    return causes;
  }

  long growthBytes() {
    return growthBytes;
  }
}
