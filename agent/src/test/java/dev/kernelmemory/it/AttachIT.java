package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands {@code attach} and {@code stop}, and what they say where they can't do it. */
final class AttachIT {
  private static final Jdk NEWEST = Jdk.all().get(Jdk.all().size() - 1);
  private static final String NOBODY = "65534";

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  static List<Jdk> jdksWithUnixSockets() {
    return Jdk.since(17);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void attachLoadsTheAgentAndStopEndsIt(Jdk jdk) throws Exception {
    attachAndStop(jdk);
  }

  /** As in a runtime of the application's own. */
  @ParameterizedTest
  @MethodSource("jdksWithUnixSockets")
  void doesSoWithoutTheModuleForIt(Jdk jdk) throws Exception {
    attachAndStop(jdk, "--limit-modules", "java.instrument");
  }

  @Test
  void saysThatThereIsNoSuchProcess() throws Exception {
    assertThat(refusal("attach", "4194303")).contains("there is no process 4194303");
    assertThat(refusal("stop", "4194303")).contains("there is no process 4194303");
  }

  @Test
  void saysWhatIsWrongWithItsArguments() throws Exception {
    assertThat(refusal("attach", "x\u001b1")).contains("is no pid").doesNotContain("\u001b");
    assertThat(refusal("attach")).contains("attach takes a pid");
    assertThat(refusal("stop", "1", "2")).contains("stop takes a pid");
    assertThat(refusal("attach", "1", "stop")).contains("say: stop 1");
  }

  @Test
  void doesNotEndAProgramThatIsNoJvm() throws Exception {
    Process sleeping = new ProcessBuilder("sleep", "100").start();
    try {
      assertThat(refusal("attach", String.valueOf(sleeping.pid())))
          .contains("does not handle SIGQUIT");
      assertThat(sleeping.isAlive()).isTrue();
    } finally {
      sleeping.destroy();
    }
  }

  @Test
  void doesNotEndAJvmThatLeavesSignalsAlone() throws Exception {
    try (Child child = Child.java(NEWEST, List.of("-Xrs", "CommandApp"))) {
      child.awaitLine("ready");
      assertThat(refusal("attach", pid(child))).contains("-Xrs");
      assertThat(child.ask("agentThreads")).isEqualTo("0");
      child.end();
    }
  }

  @Test
  void saysThatAttachingIsDisabled() throws Exception {
    try (Child child = Child.java(NEWEST, List.of("-XX:+DisableAttachMechanism", "CommandApp"))) {
      child.awaitLine("ready");
      child.awaitAttachable();
      assertThat(refusal("attach", pid(child))).contains("-XX:+DisableAttachMechanism");
      child.end();
    }
  }

  @Test
  void saysThatDynamicLoadingIsDisabled() throws Exception {
    assumeTrue(NEWEST.feature() >= 21, "before JDK 21 it can't be disabled with effect");
    try (Child child =
        Child.java(NEWEST, List.of("-XX:-EnableDynamicAgentLoading", "CommandApp"))) {
      child.awaitLine("ready");
      child.awaitAttachable();
      assertThat(refusal("attach", pid(child))).contains("-XX:-EnableDynamicAgentLoading");
      child.end();
    }
  }

  @Test
  void saysWhomTheProcessBelongsTo() throws Exception {
    assumeTrue(
        "root".equals(System.getProperty("user.name"))
            && Files.isExecutable(Path.of("/usr/bin/setpriv")),
        "needs root and setpriv to become somebody else");
    try (Child child = Child.java(NEWEST, List.of("CommandApp"))) {
      child.awaitLine("ready");
      child.awaitAttachable();
      List<String> command =
          new ArrayList<>(List.of("/usr/bin/setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY));
      command.add("--clear-groups");
      command.addAll(command(NEWEST, "attach", pid(child)));
      assertThat(refusal(command)).contains("belongs to user root");
      child.end();
    }
  }

  private static void attachAndStop(Jdk jdk, String... javaOptions) throws Exception {
    List<String> arguments = new ArrayList<>();
    if (jdk.feature() >= 21) {
      arguments.add("-XX:+EnableDynamicAgentLoading");
    }
    arguments.add("CommandApp");
    try (Child child = Child.java(jdk, arguments)) {
      child.awaitLine("ready");
      child.awaitAttachable();
      List<String> attach = new ArrayList<>(List.of(javaOptions));
      attach.addAll(List.of(Child.PATIENT_ATTACH, "-jar", Apps.agentJar().toString()));
      List<String> stop = new ArrayList<>(attach);
      attach.addAll(List.of("attach", pid(child), "jmx=eager,interval=100ms"));
      stop.addAll(List.of("stop", pid(child)));

      assertThat(Child.tool(jdk, "java", attach.toArray(new String[0])))
          .isEqualTo("kernel-memory-agent loaded into process " + child.pid());
      assertThat(child.ask("agentThreads")).isEqualTo("1");
      Poll.until("MBeans", () -> child.ask("mbeans"), names -> names.contains("type=Agent"));
      assertThat(Child.tool(jdk, "java", stop.toArray(new String[0])))
          .isEqualTo("kernel-memory-agent stopped in process " + child.pid());
      assertThat(child.ask("agentThreads")).isEqualTo("0");
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  private static String refusal(String... arguments) throws Exception {
    return refusal(command(NEWEST, arguments));
  }

  /** The one line that is printed. */
  private static String refusal(List<String> command) throws Exception {
    try (Child cli = Child.start(new ProcessBuilder(command))) {
      assertThat(cli.end()).isEmpty();
      assertThat(cli.exitStatus()).isIn(1, 2);
      assertThat(cli.standardError().lines()).hasSize(1);
      return cli.standardError();
    }
  }

  private static List<String> command(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("java").toString());
    command.addAll(List.of("-jar", Apps.agentJar().toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String pid(Child child) {
    return String.valueOf(child.pid());
  }
}
