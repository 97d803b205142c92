package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the agent is told to read lies on a file system that does not answer. */
final class DeadMountFaultIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.newest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void holdsUpNeitherTheStartNorARecordingNorAClient(Jdk jdk) throws Exception {
    Path point = Files.createDirectory(directory.resolve("host"));
    Path recording = directory.resolve("app.jfr");
    DeadMount mount = DeadMount.on(point);
    boolean mounted = true;
    try (mount;
        Child child =
            Child.withAgent(
                jdk,
                "interval=100ms,procfs=" + point + "/proc,sysfs=" + point + "/sys",
                "-XX:StartFlightRecording:filename=" + recording,
                "CommandApp")) {
      child.awaitLine("ready");
      try (JmxClient jmx = JmxClient.attach(child)) {
        Poll.until("the process's numbers", () -> jmx.process("Threads"), threads -> threads > 0);
        readEverything(jmx.connection());
        assertThat(jmx.host("Slab")).isEqualTo(-1);
        long earlier = jmx.process("SampleTime");
        Poll.until("more of them", () -> jmx.process("SampleTime"), time -> time > earlier);

        mount.endServer();
        mount.unmount();
        mounted = false;
        Files.createDirectories(point.resolve("proc"));
        Files.writeString(point.resolve("proc/meminfo"), "Slab: 77 kB\n");
        Poll.until("numbers again", () -> jmx.host("Slab"), slab -> slab == 77 << 10);
      }
      Poll.until("two threads again", () -> child.ask("agentThreads"), "2"::equals);
      child.end();
      assertThat(child.exitStatus()).isZero();
    } finally {
      if (mounted) {
        mount.unmount();
      }
    }
    assertThat(Recordings.events(recording, "dev.kernelmemory.ProcessKernelMemory")).isNotEmpty();
  }

  private static void readEverything(MBeanServerConnection connection) throws Exception {
    for (ObjectName bean : connection.queryNames(new ObjectName("dev.kernelmemory:*"), null)) {
      for (MBeanAttributeInfo attribute : connection.getMBeanInfo(bean).getAttributes()) {
        connection.getAttribute(bean, attribute.getName());
      }
    }
  }
}
