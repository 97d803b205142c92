package dev.kernelmemory.sample;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodesReaderTest {
  @TempDir Path sysfs;

  private final FakeClock clock = new FakeClock();
  private final List<String> problems = new ArrayList<>();

  private void node(int number, int slabKib) {
    new KernelDirectory(sysfs)
        .write(
            "devices/system/node/node" + number + "/meminfo",
            "Node %1$d MemTotal:       1000 kB\nNode %1$d Slab:   %2$d kB\n"
                    .formatted(number, slabKib)
                + "Node %d KernelStack:    48 kB\n".formatted(number));
  }

  @Test
  void readsEachNodeInTheOrderOfItsNumberEveryTenSeconds() {
    node(0, 7);
    node(10, 9);
    node(2, 8);
    new KernelDirectory(sysfs).write("devices/system/node/online", "0,2,10\n");
    NodesReader reader = new NodesReader(sysfs.toFile(), Sources.settings(problems));

    List<NodeMemory> nodes = reader.read(clock, Moment.now(clock), List.of());
    assertThat(nodes).extracting(NodeMemory::node).containsExactly(0, 2, 10);
    assertThat(nodes)
        .extracting(node -> node.get(Dimension.SLAB))
        .containsExactly(7L << 10, 8L << 10, 9L << 10);
    assertThat(nodes.get(0).get(Dimension.PAGE_TABLES)).isEqualTo(KernelMemory.NOT_REPORTED);
    assertThat(nodes.get(0).get(Dimension.PER_CPU)).isEqualTo(KernelMemory.NOT_REPORTED);

    node(2, 18);
    clock.pass(9, SECONDS);
    assertThat(reader.read(clock, Moment.now(clock), nodes)).isSameAs(nodes);
    clock.pass(1, SECONDS);
    assertThat(reader.read(clock, Moment.now(clock), nodes).get(1).get(Dimension.SLAB))
        .isEqualTo(18 << 10);
    assertThat(problems).isEmpty();
  }

  @Test
  void readsNoneWhereThereIsOneNode() {
    node(0, 7);
    NodesReader reader = new NodesReader(sysfs.toFile(), Sources.settings(problems));
    assertThat(reader.read(clock, Moment.now(clock), List.of())).isEmpty();
    assertThat(reader.sources()).isEmpty();
  }
}
