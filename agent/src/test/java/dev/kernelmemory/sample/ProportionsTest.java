package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Thresholds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the host's files say is compared with what the host has in use. */
final class ProportionsTest {
  private static final Machine MACHINE =
      new Machine(Machine.Kind.VIRTUAL, Machine.Stacks.IN_VMALLOC, 4096, 16384, 4, -1);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "SUnreclaim,  5200, 40, 10, 1000, what programs have in use",
    "PageTables,  10, 1000, 10, 1000, what maps the memory in use",
    "KernelStack, 10, 40, 200, 3000, the stacks of its tasks"
  })
  void findsWhatIsOutOfProportion(
      String dimension, int slabMib, int tablesMib, int stackMib, int tasks, String reference) {
    List<Finding> found = tenMinutes(slabMib, tablesMib, stackMib, tasks);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).explanation()).contains(dimension, reference);
  }

  @Test
  void findsNothingInProportion() {
    assertThat(tenMinutes(5000, 500, 200, 9000)).isEmpty();
  }

  /** 100 GiB of RAM, of which 5 GiB are in use. */
  private List<Finding> tenMinutes(int slabMib, int tablesMib, int stackMib, int tasks) {
    ProcfsDirectory procfs = new ProcfsDirectory(directory);
    procfs.tasks(tasks);
    procfs.meminfo(
        "MemTotal: 104857600 kB\nActive: 3145728 kB\nInactive: 2097152 kB\nUnevictable: 0 kB\n"
            + "AnonPages: 3145728 kB\nMapped: 102400 kB\n"
            + String.format("Slab: %d kB\nSReclaimable: 0 kB\n", slabMib << 10)
            + String.format(
                "SUnreclaim: %d kB\nKernelStack: %d kB\n", slabMib << 10, stackMib << 10)
            + String.format("PageTables: %d kB\n", tablesMib << 10));
    FakeClock clock = new FakeClock();
    List<Finding> found = new ArrayList<>();
    LiveAnalysis analysis = new LiveAnalysis(() -> MACHINE, Thresholds.DEFAULTS, "");
    analysis.addListener((finding, change) -> found.add(finding));
    try (HostReader reader =
        new HostReader(procfs.root(), Sources.settings(new ArrayList<String>()))) {
      Snapshot last = Snapshot.none(Moment.now(clock));
      for (int i = 0; i < 600; i++) {
        clock.pass(1, TimeUnit.SECONDS);
        Moment moment = Moment.now(clock);
        Snapshot next =
            new Snapshot(
                moment,
                reader.read(clock, moment, last.host()),
                last.container(),
                last.process(),
                last.hostPressure(),
                last.containerPressure(),
                last.nodes(),
                last.detail());
        analysis.sampled(last, next);
        last = next;
      }
    }
    return found;
  }
}
