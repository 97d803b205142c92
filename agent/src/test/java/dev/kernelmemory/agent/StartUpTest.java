package dev.kernelmemory.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided from the way in which the JVM was started. */
final class StartUpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.jcmd/sun.tools.jcmd.JCmd 1 VM.version", "java.base/sun.security.tools.keytool.Main",
        "jdk.jfr/jdk.jfr.internal.tool.Main print x.jfr", "sun.tools.jcmd.JCmd 1",
        "com.sun.tools.javac.Main A.java", "jdk.jconsole/sun.tools.jconsole.JConsole",
        "jdk.compiler/com.sun.tools.javac.Main A.java"
      })
  void recognisesTheJdksTools(String command) {
    assertThat(JdkTool.isRunBy(command)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.example.Main",
        "application.jar",
        "my.module/com.example.Main sun.tools.jcmd.JCmd",
        "jdk.compiler/com.sun.tools.javac.launcher.Main App.java",
        "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher App.java",
        "",
        "sun.Main"
      })
  void takesEverythingElseForAnApplication(String command) {
    assertThat(JdkTool.isRunBy(command)).isFalse();
  }

  @Test
  void takesAnUnknownCommandForAnApplication() {
    assertThat(JdkTool.isRunBy(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java\0-XX:StartFlightRecording\0A\0",
        "java\0@options\0A\0",
        "java\0-XX:Flags=f\0A\0",
        "java\0-Dkernelmemory.jmx=eager\0A\0",
        "PATH=/\0KERNELMEMORY_JMX=eager\0",
        "JAVA_TOOL_OPTIONS=-XX:+FlightRecorder -Da=b\0",
        "java\0-XX:VMOptionsFile=x\0A\0"
      })
  void hurriesWhereThereMayBeARecordingOrAnOption(String started) {
    assertThat(hasSign(started)).isTrue();
  }

  @Test
  void doesNotHurryOtherwise() {
    assertThat(hasSign("java\0-javaagent:/opt/kernel-memory-agent.jar\0-jar\0a.jar\0")).isFalse();
    assertThat(hasSign("java\0dev.kernelmemory.Main\0")).isFalse();
    assertThat(hasSign("PATH=/usr/bin\0MAIL=me@example.org\0")).isFalse();
  }

  @Test
  void printsUpToItsLevel() {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      new Log(Log.Level.OFF).error("off");
      new Log(Log.Level.ERROR).info("info at error");
      new Log(Log.Level.ERROR).error("an error", new IllegalStateException("why"));
      new Log(Log.Level.INFO).info("info");
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "[kernel-memory] an error: java.lang.IllegalStateException: why",
            "[kernel-memory] info");
  }

  private static boolean hasSign(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return CommandLine.hasSignIn(bytes, bytes.length);
  }
}
