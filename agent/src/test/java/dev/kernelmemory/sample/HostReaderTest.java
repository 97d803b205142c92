package dev.kernelmemory.sample;

import static dev.kernelmemory.sample.HostMemory.NOT_REPORTED;
import static dev.kernelmemory.sample.HostMemory.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostReaderTest {
  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();
  private ProcfsDirectory procfs;
  private HostReader reader;

  @BeforeEach
  void open() {
    procfs = new ProcfsDirectory(directory);
    procfs.release("4.19.0-27-amd64");
    reader = new HostReader(procfs.root(), new ProblemLog(problems::add));
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void readsACapturedFileWithoutComplaint() {
    procfs.captured("meminfo-own-amd64-6.1.txt");

    HostMemory memory = reader.read(clock);

    for (Dimension dimension : Dimension.values()) {
      assertThat(memory.get(dimension)).as(dimension.label()).isPositive();
    }
    assertThat(memory.unavailable()).isEmpty();
    assertThat(problems).isEmpty();
    assertThat(reader.status().getState()).isEqualTo("ok");
    assertThat(reader.status().getReads()).isEqualTo(1);
    assertThat(reader.status().getFailures()).isZero();
  }

  @Test
  void doesNotBelieveAVmallocUsedThatIsAlwaysZero() {
    procfs.meminfo(
        "Slab: 1 kB\nKernelStack: 1 kB\nPageTables: 1 kB\nVmallocUsed: 0 kB\nPercpu: 1 kB\n");

    HostMemory memory = reader.read(clock);

    assertThat(memory.get(Dimension.VMALLOC_USED)).isEqualTo(NOT_REPORTED);
    assertThat(memory.unavailable())
        .containsExactly(
            "VmallocUsed: not reported by this kernel: "
                + procfs.meminfoPath()
                + " of Linux 4.19.0-27-amd64 always shows 0, which Linux 4.4 to 5.2 print instead"
                + " of computing it");
    assertThat(problems).isEmpty();
    assertThat(reader.status().getFailures()).isZero();
  }

  @Test
  void believesAVmallocUsedOfZeroAfterAnotherNumber() {
    procfs.meminfo("VmallocUsed: 8 kB\n");
    reader.read(clock);
    procfs.meminfo("VmallocUsed: 0 kB\n");

    assertThat(reader.read(clock).get(Dimension.VMALLOC_USED)).isZero();
  }

  @Test
  void namesTheKernelThatFirstReportsWhatIsAbsent() {
    procfs.meminfo("Slab: 1 kB\nKernelStack: 1 kB\nPageTables: 1 kB\nVmallocUsed: 1 kB\n");

    HostMemory memory = reader.read(clock);

    assertThat(memory.get(Dimension.PER_CPU)).isEqualTo(NOT_REPORTED);
    assertThat(memory.unavailable())
        .containsExactly(
            "PerCPU: not reported by this kernel: "
                + procfs.meminfoPath()
                + " of Linux 4.19.0-27-amd64 has no line Percpu (mainline reports it since 4.19)");
  }

  @Test
  void takesTheReasonsBackOnceThereAreNumbers() {
    procfs.meminfo("Slab: 1 kB\n");
    assertThat(reader.read(clock).unavailable()).hasSize(4);

    procfs.slab(1);
    assertThat(reader.read(clock).unavailable()).isEmpty();
  }

  @Test
  void makesTheReasonsOnceForManySamples() {
    procfs.meminfo("Slab: 1 kB\n");

    assertThat(reader.read(clock).unavailable()).isSameAs(reader.read(clock).unavailable());
  }

  @Test
  void givesTheOtherNumbersOfAPartlyReadableFile() {
    procfs.meminfo("Slab: 12 MB\nKernelStack: 7 kB\n");

    HostMemory memory = reader.read(clock);

    assertThat(memory.get(Dimension.SLAB)).isEqualTo(UNREADABLE);
    assertThat(memory.get(Dimension.KERNEL_STACK)).isEqualTo(7 << 10);
    assertThat(memory.unavailable().get(0))
        .startsWith("Slab: unreadable: " + procfs.meminfoPath() + ": Slab at offset 0")
        .contains("12 MB");
    assertThat(reader.status().getState()).isEqualTo("partly readable");
    assertThat(reader.status().getFailures()).isEqualTo(1);
    assertThat(problems).singleElement().asString().startsWith(procfs.meminfoPath());
  }

  @Test
  void saysWhenTheFileGoesOnBeyondWhatItReads() {
    procfs.meminfo("Slab: 12 kB\n".concat("x".repeat(2 << 20)));

    assertThat(reader.read(clock).get(Dimension.SLAB)).isEqualTo(12 << 10);
    assertThat(reader.status().getState()).isEqualTo("partly readable");
    assertThat(problems).singleElement().asString().contains("1048576 bytes");
  }

  @Test
  void readsAFileThatIsSlowTwiceInARowLessOften() {
    procfs.slab(1);
    clock.nanosPerLook = 30_000_000;

    reader.read(clock);
    assertThat(reader.status().getState()).isEqualTo("ok");
    reader.read(clock);
    long end = clock.nanoTime() - clock.nanosPerLook;

    assertThat(reader.status().getState()).isEqualTo("slow");
    assertThat(reader.status().getLastReadNanos()).isEqualTo(30_000_000);
    assertThat(reader.isSpared(end + 50 * 30_000_000L - 1)).isTrue();
    assertThat(reader.isSpared(end + 50 * 30_000_000L)).isFalse();
    assertThat(problems).singleElement().asString().contains("slow");
  }

  @Test
  void saysWhatIsMalformedEvenIfTheFileIsSlowToo() {
    procfs.meminfo("Slab: 12 MB\n");
    clock.nanosPerLook = 30_000_000;
    reader.read(clock);

    assertThat(reader.read(clock).unavailable().get(0)).contains("12 MB");
    assertThat(reader.status().getState()).isEqualTo("partly readable");
    assertThat(reader.isSpared(clock.nanoTime())).isTrue();
  }

  @Test
  void forgivesASingleSlowRead() {
    procfs.slab(1);
    reader.read(clock);
    clock.nanosPerLook = 900_000_000;
    reader.read(clock);
    clock.nanosPerLook = 0;
    reader.read(clock);

    assertThat(reader.isSpared(clock.nanoTime())).isFalse();
    assertThat(reader.status().getState()).isEqualTo("ok");
    assertThat(reader.status().getWorstReadNanos()).isEqualTo(900_000_000);
    assertThat(reader.status().getLastReadNanos()).isZero();
    assertThat(problems).isEmpty();
  }

  @Test
  void sparesNoFileForLongerThanAMinute() {
    procfs.slab(1);
    clock.nanosPerLook = 10_000_000_000L;
    reader.read(clock);
    reader.read(clock);
    long end = clock.nanoTime() - clock.nanosPerLook;

    assertThat(reader.isSpared(end + 59_999_999_999L)).isTrue();
    assertThat(reader.isSpared(end + 60_000_000_000L)).isFalse();
  }
}
