package dev.kernelmemory.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsColumns() {
    Table table = new Table("agent", "times C");
    table.add("kernel", 1.066);
    table.add("none", "–");
    assertThat(table)
        .hasToString(
            """
            | agent  | times C |
            | ------ | ------: |
            | kernel |    1.07 |
            | none   |       – |
            """);
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Table("a", "b").add("c"));
  }

  @Test
  void goalsSayWhetherTheyAreReached() {
    assertThat(Goal.line("ours", 1.149, 1.15, "times C"))
        .isEqualTo("- ours: 1.15 times C, goal ≤ 1.15 times C: reached\n");
    assertThat(Goal.line("ours", 257, 256, "bytes"))
        .isEqualTo("- ours: 257.00 bytes, goal ≤ 256 bytes: MISSED\n");
  }
}
