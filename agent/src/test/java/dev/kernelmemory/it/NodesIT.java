package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A machine with two NUMA nodes, as its sysfs describes them. */
final class NodesIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void haveABeanAndAnEventEach(Jdk jdk) throws Exception {
    Path nodes = directory.resolve("sys/devices/system/node");
    for (int node : new int[] {0, 1}) {
      Path files = Files.createDirectories(nodes.resolve("node" + node));
      Files.writeString(
          files.resolve("meminfo"),
          "Node %1$d MemTotal:  900 kB%nNode %1$d Slab:  %2$d kB%n".formatted(node, 10 + node));
    }
    Path file = directory.resolve("app.jfr");
    try (Child child =
        Child.withAgent(
            jdk,
            "sysfs=" + directory.resolve("sys"),
            "-XX:StartFlightRecording:+dev.kernelmemory.NodeKernelMemory#period=100ms,filename="
                + file,
            "CommandApp")) {
      child.awaitLine("ready");
      try (JmxClient jmx = JmxClient.attach(child)) {
        for (int node : new int[] {0, 1}) {
          ObjectName bean =
              new ObjectName("dev.kernelmemory:type=KernelMemory,scope=Node,name=" + node);
          assertThat(jmx.connection().getAttribute(bean, "Slab")).isEqualTo((10L + node) << 10);
          assertThat(jmx.connection().getAttribute(bean, "PageTables")).isEqualTo(-1L);
          assertThat(jmx.unavailable(bean)).hasSize(2);
        }
      }
      child.end();
    }
    assertThat(Recordings.events(file, "dev.kernelmemory.NodeKernelMemory"))
        .extracting(event -> event.getInt("node") + ":" + event.getLong("slab"))
        .contains("0:10240", "1:11264");
  }
}
