package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemLogTest {
  private final List<String> told = new ArrayList<>();
  private final ProblemLog log = new ProblemLog(told::add);

  @Test
  void tellsEachDistinctProblemOnce() {
    log.report("one");
    log.report("two");
    log.report("one");

    assertThat(told).containsExactly("one", "two");
  }

  @Test
  void tellsAtMost16AndThatItStops() {
    for (int i = 0; i < 100; i++) {
      log.report("problem " + i);
    }

    assertThat(told).hasSize(16).startsWith("problem 0").doesNotHaveDuplicates();
    assertThat(told.get(14)).isEqualTo("problem 14");
    assertThat(told.get(15)).isEqualTo("problem 15 (further problems only counted)");
  }
}
