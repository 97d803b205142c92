package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slab caches and callers of vmalloc, on request. */
final class DetailIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void showsTheLargestPartsWhereAskedFor(Jdk jdk) throws Exception {
    assumeTrue(
        Files.isReadable(Path.of("/proc/slabinfo"))
            && Files.isReadable(Path.of("/proc/vmallocinfo")),
        "skipped: /proc/slabinfo and /proc/vmallocinfo are for root");
    Path file = directory.resolve("app.jfr");
    ObjectName bean = new ObjectName("dev.kernelmemory:type=Detail");
    try (Child child =
        Child.withAgent(
            jdk,
            "detail=slab,vmalloc,interval=200ms",
            "-XX:StartFlightRecording=filename=" + file + ",settings=" + settings(),
            "CommandApp")) {
      child.awaitLine("ready");
      try (JmxClient jmx = JmxClient.attach(child)) {
        CompositeData[] caches =
            Poll.until(
                "slab caches",
                () -> (CompositeData[]) jmx.connection().getAttribute(bean, "SlabCaches"),
                rows -> rows.length > 0);
        long sum = 0;
        for (CompositeData cache : caches) {
          sum += (Long) cache.get("bytes");
        }
        assertThat(sum).isBetween(jmx.host("Slab") / 3, 2 * jmx.host("Slab"));
        CompositeData[] callers =
            (CompositeData[]) jmx.connection().getAttribute(bean, "VmallocCallers");
        assertThat(callers).isNotEmpty();
        long samples = (Long) jmx.agent("SamplesTaken");
        Poll.until(
            "time for the events", () -> (Long) jmx.agent("SamplesTaken"), n -> n > samples + 15);
        assertThat((Long) jmx.connection().getAttribute(bean, "DirectoryEntries")).isPositive();
      }
      child.end();
    }
    List<RecordedEvent> caches = Recordings.events(file, "dev.kernelmemory.SlabCache");
    assertThat(caches).isNotEmpty();
    assertThat(caches.get(0).getLong("size")).isPositive();
    assertThat(Recordings.events(file, "dev.kernelmemory.VmallocCaller")).isNotEmpty();
  }

  /** The shipped settings with the detail events on, every second. */
  private Path settings() throws Exception {
    String shipped = Files.readString(Path.of("../docs/kernel-memory.jfc"));
    Path settings = directory.resolve("detail.jfc");
    Files.writeString(settings, shipped.replace(">false<", ">true<").replace(">10 s<", ">1 s<"));
    return settings;
  }
}
