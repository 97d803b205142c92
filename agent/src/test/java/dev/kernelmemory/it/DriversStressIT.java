package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The drivers' hooks put in and taken out hundreds of times, under load, beside classes that are
 * loaded and events that are registered, and in JVMs that look closer or collect otherwise.
 *
 * <p>The tests run at the same time, on all JDKs: together they take as long as the longest.
 */
final class DriversStressIT {
  private static final Path SETTINGS = Path.of("../docs/kernel-memory.jfc").toAbsolutePath();
  private static final String ALL =
      "FileOpen,DirectoryOpen,FileMap,DirectMemoryReserve,SocketOpen,SocketAccept,SelectorOpen";
  private static final int JCMD_ROUNDS = 12;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  /** JDK 8 and 11 keep more of Byte Buddy's loaders, by their collectors' nature. */
  static List<Jdk> jdksThatUnload() {
    return Jdk.since(17);
  }

  static List<Jdk> jdksWithZ() {
    return Jdk.since(17);
  }

  @ParameterizedTest
  @MethodSource("jdksThatUnload")
  @Execution(ExecutionMode.CONCURRENT)
  void threeHundredRecordingsLeaveNothing(Jdk jdk) throws Exception {
    // Halves the time: most of it is Byte Buddy's classes, compiled anew each time.
    String oneCompiler = "-XX:TieredStopAtLevel=1";
    try (Child child =
        Child.withAgent(
            jdk,
            "jmx=eager",
            oneCompiler,
            "-XX:+UseSerialGC",
            "HookCyclesApp",
            "FileOpen,SocketOpen",
            "50",
            "300")) {
      long grown = Long.parseLong(child.awaitLine("grown by ").substring("grown by ".length()));
      assertThat(grown).as("metaspace grown from the 50th time to the 300th").isLessThan(1 << 20);
      assertThat(child.line()).startsWith("threads ").doesNotContain("kernel-memory-drivers");
      Poll.until(
          "Byte Buddy's loader collected",
          () -> Child.tool(jdk, "jcmd", String.valueOf(child.pid()), "GC.class_histogram"),
          histogram -> !histogram.contains("dev.kernelmemory.drivers.WeaverLoader"));
      assertThat(child.end()).isEmpty();
      assertThat(child.exitStatus()).isZero();
      assertThat(complaints(child)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void recordingsComeAndGoUnderLoad(Jdk jdk) throws Exception {
    Path last = directory.resolve("last.jfr");
    try (Child child = Child.withAgent(jdk, "jmx=eager", "BusyApp", directory.toString())) {
      child.awaitLine("ready");
      String pid = String.valueOf(child.pid());
      for (int round = 1; round <= JCMD_ROUNDS; round++) {
        Child.tool(jdk, "jcmd", pid, "JFR.start", "name=r", "settings=" + SETTINGS);
        if (round % 2 == 0) {
          awaitStates(child, "installed");
        }
        Child.tool(jdk, "jcmd", pid, "JFR.stop", "name=r", "filename=" + last);
        if (round % 4 == 0) {
          awaitStates(child, "idle");
        }
      }
      assertThat(child.end())
          .containsExactly(
              "files many right, maps many right, sockets many right, threads many right");
      assertThat(child.exitStatus()).isZero();
      assertThat(complaints(child)).isEmpty();
    }
    assertThat(Recordings.events(last, "dev.kernelmemory.FileOpen")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void classesAreLoadedAndEventsRegisteredMeanwhile(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "jmx=eager", "RegistrationApp", "60")) {
      child.awaitLine("ready");
      String end;
      try {
        end = child.line();
      } catch (AssertionError stuck) {
        String threads = Child.tool(jdk, "jcmd", String.valueOf(child.pid()), "Thread.print");
        throw new AssertionError("no end; its threads:\n" + threads, stuck);
      }
      assertThat(end).as(child.standardError()).isEqualTo("failures 0");
      assertThat(child.end()).isEmpty();
      assertThat(child.exitStatus()).isZero();
      assertThat(complaints(child)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdksWithZ")
  @Execution(ExecutionMode.CONCURRENT)
  void recordsTheSameWithAnotherCollector(Jdk jdk) throws Exception {
    assertThat(messagesOf(jdk, "-XX:+UseZGC")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Execution(ExecutionMode.CONCURRENT)
  void theJvmFindsNoFurtherFaultWithJni(Jdk jdk) throws Exception {
    List<String> messages = messagesOf(jdk, "-Xcheck:jni");
    assertThat(new TreeSet<>(messages)).isEqualTo(new TreeSet<>(messagesWithoutAgent(jdk)));
  }

  /** Checks the counts of events; returns what the JVM has printed besides. */
  private List<String> messagesOf(Jdk jdk, String option) throws Exception {
    Path file = directory.resolve("all.jfr");
    List<String> messages = new ArrayList<>();
    try (Child child = Child.withAgent(jdk, "jmx=eager", option, "DriversApp")) {
      awaitAnswer(child.line(), "ready", child, messages);
      ask(child, "start r " + ALL, "started", messages);
      Poll.until(
          "hooks",
          () -> ask(child, "drivers", "FileOpen: ", messages),
          states -> states.contains("SelectorOpen: installed"));
      perform(child, messages);
      ask(child, "stop r " + file, "stopped", messages);
      messages.addAll(child.end());
      assertThat(child.exitStatus()).isZero();
      assertThat(complaints(child)).isEmpty();
    }
    assertThat(DriverCounts.of(file, "FileOpen")).containsEntry("openFiles", 40);
    assertThat(DriverCounts.of(file, "DirectoryOpen")).containsEntry("openDirectory", 10);
    assertThat(DriverCounts.of(file, "FileMap")).containsEntry("mapFile", 10);
    assertThat(DriverCounts.of(file, "DirectMemoryReserve")).containsEntry("reserve", 10);
    assertThat(DriverCounts.of(file, "SocketOpen")).containsEntry("openSockets", 30);
    assertThat(DriverCounts.of(file, "SocketAccept")).containsEntry("acceptBoth", 20);
    assertThat(DriverCounts.of(file, "SelectorOpen")).containsEntry("openSelectors", 20);
    return messages;
  }

  /** What the JVM prints if the same is done and recorded without the agent. */
  private List<String> messagesWithoutAgent(Jdk jdk) throws Exception {
    List<String> messages = new ArrayList<>();
    try (Child child = Child.java(jdk, List.of("-Xcheck:jni", "DriversApp"))) {
      awaitAnswer(child.line(), "ready", child, messages);
      ask(child, "start r none", "started", messages);
      perform(child, messages);
      ask(child, "stop r " + directory.resolve("none.jfr"), "stopped", messages);
      messages.addAll(child.end());
    }
    return messages;
  }

  private void perform(Child child, List<String> messages) throws Exception {
    Path files = Files.createDirectories(directory.resolve("files"));
    for (String driver : ALL.split(",")) {
      ask(child, "do " + driver + " 10 " + files, "done", messages);
    }
  }

  private static String ask(Child child, String command, String answer, List<String> messages)
      throws Exception {
    return awaitAnswer(child.ask(command), answer, child, messages);
  }

  private static String awaitAnswer(String first, String answer, Child child, List<String> messages)
      throws Exception {
    String line = first;
    while (!line.startsWith(answer)) {
      messages.add(line);
      line = child.line();
    }
    return line;
  }

  /** Standard error, without what the sampler says of a machine that is as busy as this one. */
  private static List<String> complaints(Child child) throws Exception {
    return child
        .standardError()
        .lines()
        .filter(line -> !line.matches("\\[kernel-memory] .*: slow to read \\(.*"))
        .toList();
  }

  private static void awaitStates(Child child, String state) throws Exception {
    Poll.until(
        "all drivers " + state,
        () -> child.ask("drivers"),
        drivers ->
            List.of(drivers.split("\\|")).stream().allMatch(it -> it.endsWith(": " + state)));
  }
}
