package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnavailableReasonsTest {
  @TempDir Path procfs;
  private final List<String> logged = new ArrayList<>();

  @Test
  void eachUnreadableDimensionHasItsOwn() throws IOException {
    Files.writeString(procfs.resolve("meminfo"), "Slab: a kB\nKernelStack: b kB\n");
    try (HostReader reader = new HostReader(procfs.toFile(), Sources.settings(logged))) {
      FakeClock clock = new FakeClock();
      Moment moment = Moment.now(clock);
      assertThat(reader.read(clock, moment, HostMemory.without("none", moment)).unavailable())
          .contains(
              "Slab: unreadable: "
                  + procfs
                  + "/meminfo: Slab at offset 0: expected a number of kB below 2^53, found \"a kB\"",
              "KernelStack: unreadable: "
                  + procfs
                  + "/meminfo: KernelStack at offset 11: expected a number of kB below 2^53,"
                  + " found \"b kB\"");
    }
    assertThat(logged).hasSize(1);
  }
}
