package dev.kernelmemory.sample;

import static dev.kernelmemory.sample.KernelMemory.NOT_REPORTED;
import static dev.kernelmemory.sample.KernelMemory.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    reader = new HostReader(procfs.root(), Sources.settings(problems));
  }

  @AfterEach
  void close() {
    reader.close();
  }

  private HostMemory read() {
    Moment moment = Moment.now(clock);
    return reader.read(clock, moment, HostMemory.without("not read yet", moment));
  }

  @Test
  void readsACapturedFileWithoutComplaint() {
    procfs.captured("meminfo-own-amd64-6.1.txt");

    HostMemory memory = read();

    for (Dimension dimension : Dimension.values()) {
      assertThat(memory.get(dimension)).as(dimension.label()).isPositive();
    }
    assertThat(memory.use().lru()).isPositive();
    assertThat(memory.use().mapped()).isPositive();
    assertThat(memory.use().tasks()).isEqualTo(KernelMemory.NOT_REPORTED);
    assertThat(memory.unavailable()).isEmpty();
    assertThat(problems).isEmpty();
    assertThat(reader.sources().get(0).status().state()).isEqualTo("ok");
    assertThat(reader.sources().get(0).status().reads()).isEqualTo(1);
    assertThat(reader.sources().get(0).status().failures()).isZero();
  }

  @Test
  void doesNotBelieveAVmallocUsedThatIsAlwaysZero() {
    procfs.meminfo(
        "Slab: 1 kB\nKernelStack: 1 kB\nPageTables: 1 kB\nVmallocUsed: 0 kB\nPercpu: 1 kB\n");

    HostMemory memory = read();

    assertThat(memory.get(Dimension.VMALLOC_USED)).isEqualTo(NOT_REPORTED);
    assertThat(memory.unavailable())
        .containsExactly(
            "VmallocUsed: not reported by this kernel: "
                + procfs.meminfoPath()
                + " of Linux 4.19.0-27-amd64 always shows 0, which Linux 4.4 to 5.2 print instead"
                + " of computing it");
    assertThat(problems).isEmpty();
    assertThat(reader.sources().get(0).status().failures()).isZero();
  }

  @Test
  void believesAVmallocUsedOfZeroAfterAnotherNumber() {
    procfs.meminfo("VmallocUsed: 8 kB\n");
    read();
    procfs.meminfo("VmallocUsed: 0 kB\n");

    assertThat(read().get(Dimension.VMALLOC_USED)).isZero();
  }

  @Test
  void namesTheKernelThatFirstReportsWhatIsAbsent() {
    procfs.meminfo("Slab: 1 kB\nKernelStack: 1 kB\nPageTables: 1 kB\nVmallocUsed: 1 kB\n");

    HostMemory memory = read();

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
    assertThat(read().unavailable()).hasSize(4);

    procfs.slab(1);
    assertThat(read().unavailable()).isEmpty();
  }

  @Test
  void makesTheReasonsOnceForManySamples() {
    procfs.meminfo("Slab: 1 kB\n");

    assertThat(read().unavailable()).isSameAs(read().unavailable());
  }

  @Test
  void givesTheOtherNumbersOfAPartlyReadableFile() {
    procfs.meminfo("Slab: 12 MB\nKernelStack: 7 kB\n");

    HostMemory memory = read();

    assertThat(memory.get(Dimension.SLAB)).isEqualTo(UNREADABLE);
    assertThat(memory.get(Dimension.KERNEL_STACK)).isEqualTo(7 << 10);
    assertThat(memory.unavailable().get(0))
        .startsWith("Slab: unreadable: " + procfs.meminfoPath() + ": Slab at offset 0")
        .contains("12 MB");
    assertThat(reader.sources().get(0).status().state()).isEqualTo("partly readable");
    assertThat(reader.sources().get(0).status().failures()).isEqualTo(1);
    assertThat(problems).singleElement().asString().startsWith(procfs.meminfoPath());
  }

  @Test
  void saysWhenTheFileGoesOnBeyondWhatItReads() {
    procfs.meminfo("Slab: 12 kB\n".concat("x".repeat(2 << 20)));

    assertThat(read().get(Dimension.SLAB)).isEqualTo(12 << 10);
    assertThat(reader.sources().get(0).status().state()).isEqualTo("partly readable");
    assertThat(problems).singleElement().asString().contains("1048576 bytes");
  }

  @Test
  void saysWhatIsMalformedEvenIfTheFileIsSlowToo() {
    procfs.meminfo("Slab: 12 MB\n");
    clock.nanosPerLook = 30_000_000;
    read();
    read();

    assertThat(read().unavailable().get(0)).contains("12 MB");
    assertThat(reader.sources().get(0).status().state()).isEqualTo("partly readable");
    assertThat(reader.sources().get(0).isDue(clock.nanoTime())).isFalse();
  }

  @Test
  void readsTheTasksOnceAMinute() {
    procfs.slab(1);
    procfs.tasks(4321);
    assertThat(read().use().tasks()).isEqualTo(4321);

    procfs.tasks(5000);
    clock.pass(30, TimeUnit.SECONDS);
    assertThat(read().use().tasks()).isEqualTo(4321);

    clock.pass(31, TimeUnit.SECONDS);
    assertThat(read().use().tasks()).isEqualTo(5000);
  }
}
