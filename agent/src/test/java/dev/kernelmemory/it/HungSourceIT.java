package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file whose reading never comes back, as on a FUSE mount whose server is gone. */
final class HungSourceIT {
  @TempDir Path procfs;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void stopsNeitherTheOtherSourcesNorClientsNorTheStart(Jdk jdk) throws Exception {
    Path meminfo = procfs.resolve("meminfo");
    makeFifo(meminfo);
    Path recording = procfs.resolve("app.jfr");
    try (Child child =
        Child.withAgent(
            jdk,
            "interval=100ms,procfs=" + procfs,
            "-XX:StartFlightRecording=filename=" + recording,
            "CommandApp")) {
      child.awaitLine("ready");
      try (JmxClient jmx = JmxClient.attach(child)) {
        Poll.until(
            "word of the hung file",
            () -> jmx.unavailable(JmxClient.HOST).toString(),
            reasons -> reasons.contains(meminfo + ": a reading hangs"));
        long earlier = jmx.process("SampleTime");
        Poll.until("the other sources", () -> jmx.process("SampleTime"), time -> time > earlier);
        assertThat(jmx.process("Threads")).isPositive();
        assertThat(child.standardError()).contains(meminfo + ": a reading hangs");

        Path text = procfs.resolve("text");
        Files.writeString(text, "Slab: 77 kB\n");
        try (RandomAccessFile writer = new RandomAccessFile(meminfo.toFile(), "rw")) {
          Files.move(text, meminfo, StandardCopyOption.REPLACE_EXISTING);
          assertThat(writer.getFD().valid()).isTrue();
        }
        Poll.until("numbers again", () -> jmx.host("Slab"), slab -> slab == 77 << 10);
        Poll.until("one thread again", () -> child.ask("agentThreads"), "2"::equals);
      }
      child.end();
      assertThat(child.exitStatus()).isZero();
    }
    assertThat(Recordings.events(recording, "dev.kernelmemory.ProcessKernelMemory")).isNotEmpty();
  }

  private static void makeFifo(Path path) throws Exception {
    Process process = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
    if (process.waitFor() != 0) {
      fail("mkfifo failed");
    }
  }
}
