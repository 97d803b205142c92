package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PressureReaderTest {
  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();

  private PressureReader reader() {
    return new PressureReader(
        new File(directory.toFile(), "pressure/memory"), Sources.settings(problems));
  }

  private void read(PressureReader reader) {
    assertThat(reader.read(clock, Moment.now(clock))).isTrue();
  }

  @Test
  void readsAveragesInHundredthsOfAPercentAndTotalsInMicroseconds() {
    new KernelDirectory(directory)
        .write(
            "pressure/memory",
            "some avg10=1.53 avg60=0.87 avg300=0.20 total=17421\n"
                + "full avg10=0.10 avg60=0.02 avg300=0.00 total=99\n");
    PressureReader reader = reader();
    read(reader);
    assertThat(reader.state()).isEqualTo("ok");
    assertThat(reader.stalls()).containsExactly(153, 87, 20, 17421, 10, 2, 0, 99);
  }

  @Test
  void takesAMissingFileForAStateAndNoFault() {
    PressureReader reader = reader();
    read(reader);
    assertThat(reader.state()).startsWith("not reported");
    assertThat(reader.stalls()).containsOnly(KernelMemory.NOT_REPORTED);
    assertThat(reader.source().status().failures()).isZero();
    assertThat(problems).isEmpty();

    new KernelDirectory(directory)
        .write("pressure/memory", "some avg10=0.00 avg60=0.00 avg300=0.00 total=5\n");
    assertThat(reader.read(clock, Moment.now(clock))).isFalse();
    clock.pass(1, MINUTES);
    read(reader);
    assertThat(reader.state()).isEqualTo("ok");
    assertThat(reader.stalls()[MemoryPressure.Stall.SOME_TOTAL.ordinal()]).isEqualTo(5);
    assertThat(reader.stalls()[MemoryPressure.Stall.FULL_TOTAL.ordinal()])
        .isEqualTo(KernelMemory.NOT_REPORTED);
  }

  @Test
  void saysWhatIsMalformed() {
    new KernelDirectory(directory).write("pressure/memory", "some avg10=x\n");
    PressureReader reader = reader();
    read(reader);
    assertThat(reader.source().status().failures()).isEqualTo(1);
    assertThat(problems).singleElement().asString().contains("pressure/memory");
  }
}
