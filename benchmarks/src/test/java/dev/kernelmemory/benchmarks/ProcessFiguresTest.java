package dev.kernelmemory.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {
  @Test
  void findsTimesBehindANameWithSpacesAndParentheses() {
    String stat = "42 (a) b (c) S 1 42 42 0 -1 4194560 100 0 0 0 17 5 0 0 20 0 1 0 99 1000 2";
    assertThat(ProcessFigures.cpuTicks(stat)).isEqualTo(22);
  }

  @Test
  void readsNumbersWithAndWithoutUnit() throws IOException {
    List<String> lines = List.of("VmRSS:\t   39812 kB", "voluntary_ctxt_switches:\t61");
    assertThat(ProcessFigures.field(lines, "VmRSS")).isEqualTo(39812);
    assertThat(ProcessFigures.field(lines, "voluntary_ctxt_switches")).isEqualTo(61);
  }

  @Test
  void missesAFieldAloud() {
    assertThatIOException()
        .isThrownBy(() -> ProcessFigures.field(List.of("VmRSS: 1 kB"), "VmSwap"))
        .withMessageContaining("VmSwap");
  }

  @Test
  void takesTheFirstNumberOfSchedstat() {
    assertThat(ThreadUsage.cpuNanos("123456 789 12\n")).isEqualTo(123456);
  }

  @Test
  void subtractsUsage() {
    assertThat(new ThreadUsage(30, 20, 10).minus(new ThreadUsage(1, 2, 3)))
        .isEqualTo(new ThreadUsage(29, 18, 7));
  }

  @Test
  void seesThisProcess() throws IOException {
    long pid = ProcessHandle.current().pid();
    assertThat(ProcessFigures.residentKib(pid)).isGreaterThan(1000);
    assertThat(ThreadUsage.ofProcess(pid).cpuNanos()).isPositive();
  }
}
