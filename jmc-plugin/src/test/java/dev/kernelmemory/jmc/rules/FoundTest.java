package dev.kernelmemory.jmc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.jmc.Recorded;
import java.util.concurrent.RunnableFuture;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.ResultProvider;
import org.openjdk.jmc.flightrecorder.rules.Severity;

/** Findings that the agent has recorded are what rules go by. */
final class FoundTest {
  @Test
  void theLastStateOfAFindingCounts() throws Exception {
    IItemCollection recording = Recorded.finding();
    IResult slab = evaluate(new SlabRule(), recording);
    assertThat(slab.getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(slab.getSummary()).isEqualTo("Slab grew, and levelled off.");
    assertThat(slab.getSolution()).isEqualTo("Look at slabtop.");
    assertThat(evaluate(new PageTablesRule(), recording).getSeverity()).isEqualTo(Severity.OK);
  }

  private static IResult evaluate(IRule rule, IItemCollection recording) throws Exception {
    RunnableFuture<IResult> evaluation =
        rule.createEvaluation(
            recording, IPreferenceValueProvider.DEFAULT_VALUES, new ResultProvider());
    evaluation.run();
    return evaluation.get();
  }
}
