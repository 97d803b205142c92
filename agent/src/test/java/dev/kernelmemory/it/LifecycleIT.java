package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loading, loading again, loading into a running JVM, and stopping without a trace. */
final class LifecycleIT {
  private static final String NO_EVENT_TYPES = "[]";
  private static final String ALL_EVENT_TYPES =
      Stream.of(
              "ContainerAccounting",
              "ContainerKernelMemory",
              "DirectMemoryReserve",
              "DirectoryOpen",
              "Environment",
              "FileMap",
              "FileOpen",
              "Finding",
              "HostKernelMemory",
              "MemoryEventsChange",
              "MemoryPressure",
              "NameLookup",
              "NodeKernelMemory",
              "ProcessKernelMemory",
              "SelectorOpen",
              "SlabCache",
              "SocketAccept",
              "SocketOpen",
              "VmallocCaller")
          .map("dev.kernelmemory."::concat)
          .toList()
          .toString();
  private static final String ALL_BEANS =
      Stream.of(
              "type=Agent",
              "type=KernelMemory,scope=Container",
              "type=KernelMemory,scope=Host",
              "type=KernelMemory,scope=Process",
              "type=MemoryPressure,scope=Container",
              "type=MemoryPressure,scope=Host")
          .map("dev.kernelmemory:"::concat)
          .toList()
          .toString();

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  static List<Jdk> jdksWithAgentLoad() {
    return Jdk.since(9);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void takesOptionsFromTheEnvironment(Jdk jdk) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(Child.commandWithAgent(jdk, "", "CommandApp"));
    builder.environment().put("KERNELMEMORY_INTERVAL", "70ms");
    try (Child child = Child.start(builder)) {
      child.awaitLine("ready");
      try (JmxClient jmx = JmxClient.attach(child)) {
        assertThat(jmx.agent("IntervalMillis")).isEqualTo(70L);
      }
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  /** What else there is takes memory, and is unpacked only when a recording or a client comes. */
  @ParameterizedTest
  @MethodSource("jdksWithAgentLoad")
  void loadsOnlyWhatSamplesWithoutRecordingOrClient(Jdk jdk) throws Exception {
    Path log = directory.resolve("classes.txt");
    try (Child child = Child.withAgent(jdk, "", "-Xlog:class+load:file=" + log, "CommandApp")) {
      child.awaitLine("ready");
      Poll.until(
          "all of the agent", () -> ownClasses(log), names -> names.contains("jmx.MBeanPublisher"));
      child.end();
    }
    assertThat(ownClasses(log))
        .filteredOn(name -> !name.matches("(agent|environment|procfs|sample)\\..*"))
        .isSubsetOf("analysis.FindingListener", "drivers.Drivers", "jmx.MBeanPublisher");
    assertThat(Files.readString(log)).doesNotContain(" jdk.jfr.internal.PlatformRecorder ");
  }

  private static List<String> ownClasses(Path log) throws IOException {
    Pattern name = Pattern.compile(" dev\\.kernelmemory\\.([\\w.$]+)");
    return Files.readAllLines(log).stream()
        .map(name::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void isSilentAndHasOneThreadWithoutRecordingOrClient(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "interval=50ms", "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      assertThat(child.ask("agentThreads")).isEqualTo("1");
      assertThat(Child.tool(jdk, "jcmd", pid(child), "Thread.print"))
          .containsOnlyOnce("\"kernel-memory-sampler\"");
      assertThat(child.end()).isEmpty();
      assertThat(child.exitStatus()).isZero();
      assertThat(child.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void isPublishedOnceTheApplicationAsksForItsMBeanServer(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "", "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      assertThat(child.ask("server")).isEqualTo("beans true");
      awaitBeans(child, ALL_BEANS);
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void stopUndoesEverythingAndALaterLoadStartsAnew(Jdk jdk) throws Exception {
    try (Child child = withDynamicLoading(jdk, "-javaagent:" + Apps.agentJar(), "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      for (int round = 0; round < 2; round++) {
        child.ask("server");
        Poll.until("events", () -> child.ask("eventTypes"), ALL_EVENT_TYPES::equals);
        awaitBeans(child, ALL_BEANS);

        load(child, "stop");
        assertGone(jdk, child);
        load(child, "");
      }
      try (JmxClient jmx = JmxClient.attach(child)) {
        jmx.connection().invoke(JmxClient.AGENT, "stop", new Object[0], new String[0]);
      }
      assertGone(jdk, child);
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void loadsIntoARunningJvmWithARecordingInProgress(Jdk jdk) throws Exception {
    try (Child child = withDynamicLoading(jdk, "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      Child.tool(jdk, "jcmd", pid(child), "JFR.start", "name=early");
      load(child, "interval=100ms");
      assertThat(child.ask("eventTypes")).isEqualTo(ALL_EVENT_TYPES);
      assertThat(child.ask("agentThreads")).isEqualTo("1");
      child.ask("server");
      awaitBeans(child, ALL_BEANS);
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdksWithAgentLoad")
  void loadsByJcmd(Jdk jdk) throws Exception {
    try (Child child = withDynamicLoading(jdk, "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      String answer =
          Child.tool(
              jdk, "jcmd", pid(child), "JVMTI.agent_load", Apps.agentJar().toString(), "jmx=eager");
      assertThat(answer).contains("return code: 0");
      awaitBeans(child, ALL_BEANS);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aSecondLoadDoesNoHarm(Jdk jdk) throws Exception {
    String agent = "-javaagent:" + Apps.agentJar();
    try (Child child = withDynamicLoading(jdk, agent, agent + "=interval=100ms", "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      load(child, "interval=200ms");
      assertThat(child.ask("agentThreads")).isEqualTo("1");
      child.ask("server");
      awaitBeans(child, ALL_BEANS);
      try (JmxClient jmx = JmxClient.attach(child)) {
        assertThat(jmx.agent("IntervalMillis")).isEqualTo(1000L);
      }
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesTheApplicationsLogManagerAndMBeanServerBuilderAlone(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "interval=10ms", "OwnServerApp")) {
      assertThat(child.line()).isEqualTo("OwnServerApp$OwnLogManager 1 1");
      assertThat(child.line()).isEqualTo("agent registered true");
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  /** Each load meets JFR at another moment of starting, dumping and closing recordings. */
  @ParameterizedTest
  @MethodSource("jdks")
  void loadsAndStopsWhileRecordingsComeAndGo(Jdk jdk) throws Exception {
    String file = directory.resolve("loop").toString();
    try (Child child =
        withDynamicLoading(jdk, "-javaagent:" + Apps.agentJar(), "RecordingLoopApp", file)) {
      assertThat(child.line()).isEqualTo("ready");
      for (int round = 0; round < 20; round++) {
        load(child, "stop");
        load(child, "interval=10ms");
      }
      assertThat(child.end()).containsExactly("ended");
      assertThat(child.exitStatus()).isZero();
      assertThat(child.standardError()).isEmpty();
    }
  }

  private static void assertGone(Jdk jdk, Child child) throws Exception {
    assertThat(child.ask("agentThreads")).isEqualTo("0");
    assertThat(child.ask("eventTypes")).isEqualTo(NO_EVENT_TYPES);
    assertThat(child.ask("mbeans")).isEqualTo("[]");
    // The histogram is taken after a full collection.
    Poll.until(
        "the agent's class loader collected",
        () -> Child.tool(jdk, "jcmd", pid(child), "GC.class_histogram"),
        histogram -> !histogram.contains("dev.kernelmemory.agent.AgentClassLoader"));
  }

  private static void awaitBeans(Child child, String expected) throws Exception {
    Poll.until("MBeans", () -> sorted(child.ask("mbeans")), expected::equals);
  }

  private static String sorted(String names) {
    List<String> list =
        new ArrayList<>(List.of(names.substring(1, names.length() - 1).split(", ")));
    list.sort(null);
    return list.toString();
  }

  /** JDK 21 and later warn of dynamic loading unless it is allowed beforehand. */
  private static Child withDynamicLoading(Jdk jdk, String... arguments) throws Exception {
    List<String> all = new ArrayList<>();
    if (jdk.feature() >= 21) {
      all.add("-XX:+EnableDynamicAgentLoading");
    }
    all.addAll(List.of(arguments));
    return Child.java(jdk, all);
  }

  private static void load(Child child, String options) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(pid(child));
    try {
      machine.loadAgent(Apps.agentJar().toString(), options);
    } finally {
      machine.detach();
    }
  }

  private static String pid(Child child) {
    return String.valueOf(child.pid());
  }
}
