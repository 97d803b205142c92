package dev.kernelmemory.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.sample.Scope;
import org.junit.jupiter.api.Test;

final class FindingLogTest {
  private final FindingLog log = new FindingLog();

  @Test
  void replacesAFindingByItsNewerState() {
    Object cause = new Object();
    log.put(cause, finding(1, Outcome.ACTIVE));
    Finding newer = finding(1, Outcome.ACTIVE);
    log.put(cause, newer);

    assertThat(log.active()).containsExactly(newer);
    assertThat(log.active(cause)).isSameAs(newer);
  }

  @Test
  void keepsTheLastThatEnded() {
    for (int i = 1; i <= 100; i++) {
      Object cause = new Object();
      log.put(cause, finding(i, Outcome.ACTIVE));
      log.put(cause, finding(i, Outcome.STAYED));
    }

    assertThat(log.active()).isEmpty();
    assertThat(log.recent()).hasSize(FindingLog.RECENT);
    assertThat(log.recent().get(0).id()).isEqualTo(100);
  }

  @Test
  void givesACopyThatDoesNotChange() {
    log.put(new Object(), finding(1, Outcome.ACTIVE));
    var before = log.active();
    log.put(new Object(), finding(2, Outcome.ACTIVE));

    assertThat(before).hasSize(1);
  }

  private static Finding finding(long id, Outcome outcome) {
    Finding.Draft draft =
        new Finding.Draft(id, Pattern.SPIKE, Scope.HOST, Quantity.SLAB, Machine.UNKNOWN);
    draft.outcome = outcome;
    return new Finding(draft);
  }
}
