package dev.kernelmemory.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison is only worth something if all candidates find the same numbers. */
class CandidateTest {
  private static final String MEMINFO =
      """
      MemTotal:       24684084 kB
      Slab:              31864 kB
      SReclaimable:      11000 kB
      KernelStack:        2384 kB
      PageTables:         1420 kB
      VmallocTotal:   13743895347199 kB
      VmallocUsed:       10480 kB
      Percpu:              712 kB
      HugePages_Total:       0
      """;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OSHI_MEMORY", "SYSTEM_BEAN", "NOTHING"})
  void findsTheFiveFields(Candidate candidate, @TempDir Path directory) throws IOException {
    File file = Files.writeString(directory.resolve("meminfo"), MEMINFO).toFile();
    FiveFields reader = candidate.open(file);
    for (int sample = 0; sample < 3; sample++) {
      long[] kib = new long[5];
      reader.sample(kib);
      assertThat(kib).containsExactly(31864, 2384, 1420, 10480, 712);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OSHI_MEMORY", "SYSTEM_BEAN"})
  void readsTheOneFieldThatItHas(Candidate candidate) throws IOException {
    long[] kib = new long[5];
    candidate.open(new File("/proc/meminfo")).sample(kib);
    assertThat(kib[0]).isPositive();
  }
}
