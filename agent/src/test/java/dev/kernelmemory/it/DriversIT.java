package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drivers' events, each with its stack, and the hooks' coming and going. */
final class DriversIT {
  private static final String ALL =
      "FileOpen,DirectoryOpen,FileMap,DirectMemoryReserve,SocketOpen,SocketAccept,SelectorOpen,"
          + "NameLookup";
  private static final String PREFIX = "dev.kernelmemory.";

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  static List<Jdk> jdksWithVirtualThreads() {
    return Jdk.since(21);
  }

  static List<Jdk> jdksWithEventOptions() {
    return Jdk.since(17);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void recordsEachOperationOnceWithTheApplicationsFrame(Jdk jdk) throws Exception {
    Path file = directory.resolve("all.jfr");
    try (Child child = start(jdk)) {
      child.ask("start r " + ALL);
      awaitState(child, "FileOpen", "installed");
      for (String driver : ALL.split(",")) {
        assertThat(child.ask("do " + driver + " 10 " + directory)).isEqualTo("done");
      }
      assertThat(child.ask("drivers").split("\\|")).allMatch(line -> line.endsWith(": installed"));
      child.ask("stop r " + file);
      awaitState(child, "FileOpen", "idle");
      child.end();
      assertThat(child.standardError()).isEmpty();
    }

    assertThat(byApplicationFrame(file, "FileOpen")).containsEntry("openFiles", 40);
    assertThat(byApplicationFrame(file, "DirectoryOpen")).containsEntry("openDirectory", 10);
    assertThat(byApplicationFrame(file, "FileMap")).containsEntry("mapFile", 10);
    assertThat(byApplicationFrame(file, "DirectMemoryReserve")).containsEntry("reserve", 10);
    assertThat(byApplicationFrame(file, "SocketOpen")).containsEntry("openSockets", 30);
    assertThat(byApplicationFrame(file, "SocketAccept")).containsEntry("acceptBoth", 20);
    assertThat(byApplicationFrame(file, "SelectorOpen")).containsEntry("openSelectors", 20);

    assertThat(values(file, "FileOpen", "openFiles", "path"))
        .containsOnly(directory.resolve("file").toString());
    assertThat(values(file, "DirectoryOpen", "openDirectory", "path"))
        .containsOnly(directory.toString());
    assertThat(values(file, "FileMap", "mapFile", "size")).containsOnly(12345L);
    assertThat(values(file, "FileMap", "mapFile", "path"))
        .containsOnly(directory.resolve("mapped").toString());
    assertThat(values(file, "DirectMemoryReserve", "reserve", "size"))
        .allMatch(size -> (Long) size >= 54321);
    assertThat(values(file, "SocketOpen", "openSockets", "kind"))
        .containsExactlyInAnyOrderElementsOf(repeat(10, "stream", "datagram", "server"));
    assertThat(values(file, "SocketAccept", "acceptBoth", "address"))
        .allMatch(
            address ->
                address
                    .toString()
                    .matches("(localhost)?/127\\.0\\.0\\.1:\\d+|/\\[0:0:0:0:0:0:0:1]:\\d+"));
    assertThat(values(file, "SelectorOpen", "openSelectors", "kind"))
        .containsExactlyInAnyOrderElementsOf(repeat(10, "selector", "port"));
  }

  @ParameterizedTest
  @MethodSource("jdksWithVirtualThreads")
  void recordsOnVirtualThreads(Jdk jdk) throws Exception {
    Path file = directory.resolve("virtual.jfr");
    try (Child child = start(jdk)) {
      child.ask("start r FileOpen,SocketOpen");
      awaitState(child, "FileOpen", "installed");
      assertThat(child.ask("virtual FileOpen 1000 " + directory)).isEqualTo("done");
      assertThat(child.ask("virtual SocketOpen 1000 " + directory)).isEqualTo("done");
      child.ask("stop r " + file);
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    assertThat(byApplicationFrame(file, "FileOpen")).containsEntry("openFiles", 4000);
    assertThat(byApplicationFrame(file, "SocketOpen")).containsEntry("openSockets", 3000);
  }

  @ParameterizedTest
  @MethodSource("jdksWithEventOptions")
  void missesNothingOfARecordingThatStartsBeforeMain(Jdk jdk) throws Exception {
    Path file = directory.resolve("early.jfr");
    try (Child child =
        Child.withAgent(
            jdk,
            "",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:StartFlightRecording:+dev.kernelmemory.FileOpen#enabled=true,filename=" + file,
            "DriversApp",
            directory.toString())) {
      child.awaitLine("ready");
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    assertThat(byApplicationFrame(file, "FileOpen")).containsEntry("openFiles", 20);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesTheCodeAsItWasAndNothingLoaded(Jdk jdk) throws Exception {
    Path before = directory.resolve("before");
    Path during = directory.resolve("during");
    Path after = directory.resolve("after");
    try (Child child = start(jdk)) {
      child.ask("start plain none");
      child.ask("capture " + before);
      child.ask("start r " + ALL);
      awaitState(child, "FileOpen", "installed");
      child.ask("capture " + during);
      // Looked at by another agent's retransformation: that does not take the hooks out.
      assertThat(child.ask("do FileOpen 1 " + directory)).isEqualTo("done");
      long end = System.nanoTime();
      child.ask("stop r " + directory.resolve("r.jfr"));
      awaitState(child, "FileOpen", "idle");
      assertThat(Duration.ofNanos(System.nanoTime() - end)).isLessThan(Duration.ofSeconds(3));
      child.ask("capture " + after);
      assertThat(child.ask("threads")).doesNotContain("kernel-memory-drivers");
      Poll.until(
          "Byte Buddy's loader collected",
          () -> Child.tool(jdk, "jcmd", String.valueOf(child.pid()), "GC.class_histogram"),
          histogram -> !histogram.contains("dev.kernelmemory.drivers.WeaverLoader"));
      child.ask("stop plain " + directory.resolve("plain.jfr"));
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    assertThat(byApplicationFrame(directory.resolve("r.jfr"), "FileOpen"))
        .containsEntry("openFiles", 4);
    Map<String, String> original = code(jdk, before);
    assertThat(original).hasSize(12);
    assertThat(code(jdk, after)).isEqualTo(original);
    Map<String, String> hooked = code(jdk, during);
    for (Map.Entry<String, String> entry : original.entrySet()) {
      assertThat(hooked.get(entry.getKey())).as(entry.getKey()).contains("dev/kernelmemory/");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void followsOverlappingRecordingsAndTheirSettings(Jdk jdk) throws Exception {
    Path first = directory.resolve("first.jfr");
    Path second = directory.resolve("second.jfr");
    try (Child child = start(jdk)) {
      child.ask("start one none");
      assertThat(child.ask("drivers")).doesNotContain("installed");
      child.ask("enable one FileOpen");
      awaitState(child, "FileOpen", "installed");
      child.ask("start two FileOpen,SocketOpen");
      awaitState(child, "SocketOpen", "installed");
      child.ask("do FileOpen 1 " + directory);
      child.ask("do SocketOpen 1 " + directory);
      child.ask("stop one " + first);
      child.ask("do FileOpen 1 " + directory);
      child.ask("disable two SocketOpen");
      awaitState(child, "SocketOpen", "idle");
      child.ask("do FileOpen 1 " + directory);
      child.ask("stop two " + second);
      awaitState(child, "FileOpen", "idle");
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    assertThat(byApplicationFrame(first, "FileOpen")).containsEntry("openFiles", 4);
    assertThat(byApplicationFrame(second, "FileOpen")).containsEntry("openFiles", 12);
    assertThat(byApplicationFrame(second, "SocketOpen")).containsEntry("openSockets", 3);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void countsLookUpsOfMissingNamesAndSamplesTheirStacks(Jdk jdk) throws Exception {
    Path file = directory.resolve("lookups.jfr");
    int rounds = 100_000;
    try (Child child = start(jdk)) {
      child.ask("start r NameLookup");
      awaitState(child, "NameLookup", "installed");
      assertThat(child.ask("do NameLookup " + rounds + " " + directory)).isEqualTo("done");
      child.ask("stop r " + file);
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    List<RecordedEvent> events = Recordings.events(file, PREFIX + "NameLookup");
    long sum =
        events.stream()
            .filter(event -> "lookUp".equals(applicationMethod(event)))
            .mapToLong(event -> event.getLong("lookups"))
            .sum();
    // What has happened since the last event is not told.
    assertThat(sum).isBetween(3 * rounds * 8 / 10L, 3L * rounds + 1000);
    assertThat(events.size()).isLessThan(10_000);
    assertThat(events)
        .filteredOn(event -> "lookUp".equals(applicationMethod(event)))
        .allMatch(event -> event.getString("path").contains("/missing"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void takesASampleOfVeryManyOperationsAndCountsThemAll(Jdk jdk) throws Exception {
    Path file = directory.resolve("many.jfr");
    int rounds = 25_000;
    try (Child child = start(jdk)) {
      child.ask("start r FileOpen");
      awaitState(child, "FileOpen", "installed");
      assertThat(child.ask("do FileOpen " + rounds + " " + directory)).isEqualTo("done");
      child.ask("stop r " + file);
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    List<RecordedEvent> events = Recordings.events(file, PREFIX + "FileOpen");
    long sum = 0;
    for (RecordedEvent event : events) {
      sum += applicationMethod(event).equals("openFiles") ? event.getLong("operations") : 0;
    }
    assertThat(events.size()).isBetween(20_000, 80_000);
    assertThat(sum).isBetween(4 * rounds * 95 / 100L, 4L * rounds);
  }

  private Child start(Jdk jdk) throws Exception {
    Path probe = directory.resolve("probe.jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", "DriversApp");
    attributes.putValue("Can-Retransform-Classes", "true");
    try (OutputStream out = Files.newOutputStream(probe)) {
      new JarOutputStream(out, manifest).close();
    }
    Child child = Child.withAgent(jdk, "jmx=eager", "-javaagent:" + probe, "DriversApp");
    child.awaitLine("ready");
    Poll.until("the agent's MBean", () -> child.ask("drivers"), it -> it.contains("FileOpen"));
    return child;
  }

  private static void awaitState(Child child, String driver, String state) throws Exception {
    Poll.until(
        driver + " " + state,
        () -> child.ask("drivers"),
        drivers -> List.of(drivers.split("\\|")).contains(driver + ": " + state));
  }

  /** How many events have which method of the application as their first frame of it. */
  private static Map<String, Integer> byApplicationFrame(Path file, String event) throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (RecordedEvent recorded : Recordings.events(file, PREFIX + event)) {
      counts.merge(applicationMethod(recorded), 1, Integer::sum);
    }
    return counts;
  }

  private static List<Object> values(Path file, String event, String method, String field)
      throws Exception {
    return RecordingFile.readAllEvents(file).stream()
        .filter(recorded -> recorded.getEventType().getName().equals(PREFIX + event))
        .filter(recorded -> method.equals(applicationMethod(recorded)))
        .map(recorded -> recorded.<Object>getValue(field))
        .toList();
  }

  private static String applicationMethod(RecordedEvent event) {
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      if (frame.getMethod().getType().getName().equals("DriversApp")) {
        assertThat(frame.getLineNumber()).isPositive();
        return frame.getMethod().getName();
      }
    }
    return "";
  }

  /** The instructions by class; the constant pool may differ. */
  private static Map<String, String> code(Jdk jdk, Path classFiles) throws Exception {
    Map<String, String> code = new TreeMap<>();
    try (Stream<Path> files = Files.list(classFiles)) {
      for (Path file : files.toList()) {
        code.put(
            file.getFileName().toString(),
            Child.tool(jdk, "javap", "-c", "-p", file.toString())
                .lines()
                .filter(line -> !line.startsWith("Warning"))
                .map(line -> line.replaceAll("#\\d+(, *\\d+)?", "").replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n")));
      }
    }
    return code;
  }

  private static List<Object> repeat(int times, String... values) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(List.of(values));
    }
    return all;
  }
}
