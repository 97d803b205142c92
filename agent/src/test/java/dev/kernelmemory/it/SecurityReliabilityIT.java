package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent must not do, and what others must not be able to do with it. */
final class SecurityReliabilityIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void opensNoSocketAndLeavesNoFile(Jdk jdk) throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Path work = Files.createDirectory(directory.resolve("work"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Child.commandWithAgent(
                jdk,
                "interval=10ms,jmx=eager,detail=slab,vmalloc",
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "CommandApp"));
    try (Child child = Child.start(builder.directory(work.toFile()))) {
      child.awaitLine("ready");
      Poll.until("MBeans", () -> child.ask("mbeans"), beans -> beans.contains("type=Agent"));
      assertThat(openForWriting(child)).isEmpty();
      assertThat(networkSockets(child)).isEmpty();
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
    assertThat(files(temporary)).isEmpty();
    assertThat(files(work)).isEmpty();
  }

  /** By the flags of each descriptor; pipes are the test's own. */
  private static List<String> openForWriting(Child child) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + child.pid() + "/fd"))) {
      return descriptors
          .filter(fd -> !List.of("0", "1", "2").contains(fd.getFileName().toString()))
          .filter(fd -> isWritable(child, fd.getFileName().toString()))
          .map(SecurityReliabilityIT::target)
          .filter(target -> target.startsWith("/"))
          .toList();
    }
  }

  private static boolean isWritable(Child child, String descriptor) {
    try {
      for (String line :
          Files.readAllLines(Path.of("/proc/" + child.pid() + "/fdinfo/" + descriptor))) {
        if (line.startsWith("flags:")) {
          return (Long.parseLong(line.substring(6).trim(), 8) & 3) != 0;
        }
      }
    } catch (IOException e) {
      // Closed meanwhile.
      return false;
    }
    return false;
  }

  /** Those of its descriptors that the kernel lists as TCP or UDP; JDK 17 has a pair of its own. */
  private static TreeSet<String> networkSockets(Child child) throws IOException {
    TreeSet<String> inodes = new TreeSet<>();
    for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/net/" + protocol))) {
        String[] fields = line.trim().split(" +");
        inodes.add("socket:[" + fields[9] + "]");
      }
    }
    try (Stream<Path> all = Files.list(Path.of("/proc/" + child.pid() + "/fd"))) {
      TreeSet<String> targets = new TreeSet<>();
      all.map(SecurityReliabilityIT::target).forEach(targets::add);
      targets.retainAll(inodes);
      return targets;
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "closed";
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aReadOnlyRoleCanReadAndNeitherStopNorSet(Jdk jdk) throws Exception {
    int port = freePort();
    Path access = Files.writeString(directory.resolve("access"), "reader readonly\n");
    Path passwords = Files.writeString(directory.resolve("passwords"), "reader secret\n");
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
    try (Child child =
        Child.withAgent(
            jdk,
            "interval=1s",
            "-Dcom.sun.management.jmxremote.port=" + port,
            "-Dcom.sun.management.jmxremote.host=127.0.0.1",
            "-Djava.rmi.server.hostname=127.0.0.1",
            "-Dcom.sun.management.jmxremote.ssl=false",
            "-Dcom.sun.management.jmxremote.access.file=" + access,
            "-Dcom.sun.management.jmxremote.password.file=" + passwords,
            "CommandApp")) {
      child.awaitLine("ready");
      JMXServiceURL url =
          new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
      Map<String, Object> environment =
          Map.of(JMXConnector.CREDENTIALS, new String[] {"reader", "secret"});
      try (JMXConnector connector = JMXConnectorFactory.connect(url, environment)) {
        MBeanServerConnection connection = connector.getMBeanServerConnection();
        Poll.until("MBeans", () -> connection.isRegistered(JmxClient.AGENT), is -> is);
        assertThat(connection.getAttribute(JmxClient.AGENT, "IntervalMillis")).isEqualTo(1000L);
        assertThatThrownBy(
                () ->
                    connection.setAttribute(JmxClient.AGENT, new Attribute("IntervalMillis", 10L)))
            .isInstanceOf(SecurityException.class);
        assertThatThrownBy(
                () -> connection.invoke(JmxClient.AGENT, "stop", new Object[0], new String[0]))
            .isInstanceOf(SecurityException.class);
        assertThat(connection.getAttribute(JmxClient.AGENT, "IntervalMillis")).isEqualTo(1000L);
      }
      assertThat(child.ask("agentThreads")).isEqualTo("1");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void writesNothingToATerminalThatSteersIt(Jdk jdk) throws Exception {
    String hostile = "/nowhere/\u001b[2J\u001b]0;x\u0007\n[kernel-memory] forged\u202e";
    try (Child child =
        Child.withAgent(
            jdk,
            "interval=\u001b[31msoon",
            "-Dfile.encoding=UTF-8",
            "-Dkernelmemory.procfs=" + hostile,
            "CommandApp")) {
      child.awaitLine("ready");
      Poll.until("a line", child::standardError, said -> said.contains("/nowhere/"));
      child.end();
      assertThat(child.standardError().lines())
          .allMatch(
              line ->
                  line.startsWith("[kernel-memory] option interval")
                      || line.startsWith("[kernel-memory] /nowhere/"))
          .allMatch(line -> line.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202e));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void sixtyFourClientsReadEverythingTenTimesASecond(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "interval=10ms,budget=1s", "CommandApp")) {
      child.awaitLine("ready");
      int clients = SoakTime.isLong() ? 64 : 16;
      try (Pollers pollers = new Pollers(child, Pollers.AGENT, clients, 100);
          JmxClient jmx = JmxClient.attach(child)) {
        long samples = (Long) jmx.agent("SamplesTaken");
        Poll.until("polls", pollers::polls, polls -> polls > clients * 10L);
        Poll.until("samples", () -> (Long) jmx.agent("SamplesTaken"), n -> n > samples + 20);
        assertThat(pollers.failures()).isEmpty();
        assertThat((Long) jmx.agent("Failures")).isZero();
      }
      assertThat(child.ask("agentThreads")).isEqualTo("1");
      child.end();
      // A machine that stands still for two minutes makes the JDK's own server warn of idle
      // clients.
      assertThat(child.standardError()).doesNotContain("kernel-memory", "kernelmemory");
    }
  }
}
