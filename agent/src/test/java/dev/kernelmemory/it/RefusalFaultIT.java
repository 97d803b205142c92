package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Things that the kernel or a policy refuses: descriptors, threads, permissions. */
final class RefusalFaultIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  /** Those on which a policy can still be enforced. */
  static List<Jdk> jdksWithPolicies() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() <= 23).toList();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noDescriptorsAreLeftWhenTheMBeansAreToBeRegistered(Jdk jdk) throws Exception {
    List<String> command = new ArrayList<>(List.of("prlimit", "--nofile=256:256"));
    command.addAll(
        Child.commandWithAgent(
            jdk, "interval=10ms", "-XX:-MaxFDLimit", "HostileApp", "descriptors"));
    try (Child child = Child.start(new ProcessBuilder(command))) {
      child.awaitLine("ready");
      AgentThread sampler = AgentThread.of(child);
      child.send("go");
      assertThat(child.awaitLine("result")).isEqualTo("result exhausted, uncaught 0");
      long before = sampler.switches();
      Poll.until("samples without descriptors", sampler::switches, now -> now > before + 20);
      child.send("go");
      assertThat(child.awaitLine("result")).isEqualTo("result released, uncaught 0");
      try (JmxClient jmx = JmxClient.attach(child)) {
        Poll.until("numbers", () -> jmx.host("Slab"), slab -> slab > 0);
        Poll.until("the process's", () -> jmx.process("Mappings"), mappings -> mappings > 0);
      }
      child.send("end");
      child.end();
      assertThat(child.exitStatus()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noThreadCanBeStartedWhenTheAgentIsLoaded(Jdk jdk) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: needs root");
    Path jar = forEverybody(Apps.agentJar());
    Path classes = Files.createDirectory(directory.resolve("classes"));
    try (Stream<Path> files = Files.list(Apps.classPath())) {
      for (Path file : files.toList()) {
        Files.copy(file, classes.resolve(file.getFileName()));
      }
    }
    // A user of its own, whose threads are all of this JVM; root would not be held to the limit.
    List<String> command =
        new ArrayList<>(
            List.of("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups", "prlimit"));
    command.addAll(List.of("--nproc=150:150", jdk.tool("java").toString(), "-Xmx64m"));
    if (jdk.feature() >= 21) {
      command.add("-XX:+EnableDynamicAgentLoading");
    }
    command.addAll(List.of("-cp", classes.toString(), "HostileApp", "refused"));
    try (Child child = Child.start(new ProcessBuilder(command).directory(directory.toFile()))) {
      child.awaitLine("ready");
      // The JVM's own thread for attaching is made while one can be.
      Child.tool(jdk, "jcmd", "" + child.pid(), "VM.version");
      child.send("go");
      assertThat(child.awaitLine("result")).isEqualTo("result refused, uncaught 0");
      load(child, jar);
      assertThat(child.standardError())
          .contains("[kernel-memory] not started: java.lang.OutOfMemoryError");
      child.send("go");
      assertThat(child.awaitLine("result")).isEqualTo("result released, uncaught 0");
      Poll.until("fewer threads", () -> threads(child), count -> count < 100);
      load(child, jar);
      AgentThread sampler = AgentThread.of(child);
      long before = sampler.switches();
      Poll.until("samples", sampler::switches, now -> now > before + 20);
      child.send("end");
      child.end();
      assertThat(child.exitStatus()).isZero();
    }
  }

  private static int threads(Child child) {
    String[] tasks = Path.of("/proc/" + child.pid() + "/task").toFile().list();
    return tasks == null ? 0 : tasks.length;
  }

  private Path forEverybody(Path jar) throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Files.copy(jar, directory.resolve("agent.jar"));
  }

  @ParameterizedTest
  @MethodSource("jdksWithPolicies")
  void aPolicyGrantsTheAgentNothing(Jdk jdk) throws Exception {
    try (Child child = underPolicy(jdk, false)) {
      assertThat(child.standardError())
          .contains("[kernel-memory] not started: java.security.AccessControlException");
      endAsWithoutTheAgent(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdksWithPolicies")
  void aPolicyGrantsTheAgentAndNotTheApplication(Jdk jdk) throws Exception {
    try (Child child = underPolicy(jdk, true)) {
      AgentThread sampler = AgentThread.of(child);
      long before = sampler.switches();
      Poll.until("samples", sampler::switches, now -> now > before + 20);
      assertThat(child.standardError()).doesNotContain("[kernel-memory]");
      endAsWithoutTheAgent(child);
    }
  }

  private static void endAsWithoutTheAgent(Child child) throws Exception {
    child.send("go");
    assertThat(child.awaitLine("result"))
        .isEqualTo("result application refused DefaultDomain, uncaught 0");
    child.send("end");
    child.end();
    assertThat(child.exitStatus()).isZero();
  }

  private Child underPolicy(Jdk jdk, boolean agentGranted) throws Exception {
    Path policy = directory.resolve("strict.policy");
    Files.writeString(
        policy,
        "grant codeBase \"file:"
            + Apps.classPath()
            + "/-\" {\n"
            + "permission java.lang.RuntimePermission \"setDefaultUncaughtExceptionHandler\";\n"
            + "permission javax.management.MBeanServerPermission \"createMBeanServer\";\n"
            + "permission javax.management.MBeanPermission \"*\", \"*\";\n};\n"
            + (agentGranted
                ? "grant codeBase \"file:"
                    + Apps.agentJar()
                    + "\" { permission java.security.AllPermission; };\n"
                : ""));
    Child child =
        Child.withAgent(
            jdk,
            "interval=10ms,jmx=eager",
            "-Djava.security.manager",
            "-Djava.security.policy==" + policy,
            "HostileApp",
            "policy");
    child.awaitLine("ready");
    return child;
  }

  private static void load(Child child, Path jar) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(child.pid()));
    try {
      machine.loadAgent(jar.toString(), "interval=10ms");
    } finally {
      machine.detach();
    }
  }
}
