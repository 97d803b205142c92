package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code check}: as root, as nobody, with files masked, for people and programs. */
final class CheckIT {
  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private static List<String> check(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("java").toString());
    command.add("-jar");
    command.add(Apps.agentJar().toString());
    command.add("check");
    command.addAll(List.of(arguments));
    return command;
  }

  private static String output(List<String> command) throws Exception {
    try (Child child = Child.start(new ProcessBuilder(command))) {
      String output = String.join("\n", child.end());
      assertThat(child.exitStatus()).as(output + child.standardError()).isZero();
      assertThat(child.standardError()).isEmpty();
      return output;
    }
  }

  private static JsonObject json(List<String> command) throws Exception {
    return JsonParser.parseString(output(command)).getAsJsonObject();
  }

  private static String state(JsonObject check, String path) {
    for (JsonElement source : (JsonArray) check.get("sources")) {
      if (source.getAsJsonObject().get("path").getAsString().equals(path)) {
        return source.getAsJsonObject().get("state").getAsString()
            + ' '
            + source.getAsJsonObject().get("lastProblem").getAsString();
      }
    }
    return "no such source";
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsPeopleWhatExistsAtWhichScope(Jdk jdk) throws Exception {
    assertThat(output(check(jdk)))
        .contains("kernel-memory-agent " + System.getProperty("kernelmemory.version"))
        .containsPattern("in MiB +Host +Container +Process")
        .containsPattern("Slab +[0-9.]+")
        .containsPattern("KernelStack +[0-9.]+")
        .contains("not reported: the kernel keeps no account of it by process")
        .containsPattern("ok +[0-9.]+ ms  /proc/meminfo");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsProgramsTheSame(Jdk jdk) throws Exception {
    JsonObject check = json(check(jdk, "--json"));
    JsonObject scopes = check.getAsJsonObject("scopes");
    assertThat(scopes.getAsJsonObject("host").get("Slab").getAsLong()).isPositive();
    assertThat(scopes.getAsJsonObject("process").get("PageTables").getAsLong()).isPositive();
    assertThat(scopes.getAsJsonObject("process").get("Slab").isJsonNull()).isTrue();
    assertThat(check.getAsJsonObject("environment").get("pageSize").getAsLong()).isPositive();
    assertThat(check.getAsJsonObject("environment").get("hostScope").getAsString()).contains(" ");
    assertThat(state(check, "/proc/meminfo")).isEqualTo("ok ");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void readsABaseThatItIsTold(Jdk jdk) throws Exception {
    Path procfs = Files.createTempDirectory("kernel-memory-it-");
    Path meminfo = procfs.resolve("meminfo");
    try {
      Files.writeString(meminfo, "Slab: 77 kB\nKernelStack: much kB\n");
      JsonObject check = json(check(jdk, "--json", "procfs=" + procfs));
      JsonObject host = check.getAsJsonObject("scopes").getAsJsonObject("host");
      assertThat(host.get("Slab").getAsLong()).isEqualTo(77 << 10);
      assertThat(host.get("KernelStack").isJsonNull()).isTrue();
      assertThat(host.get("unavailable").toString()).contains("much kB");
    } finally {
      Files.delete(meminfo);
      Files.delete(procfs);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysWhichPermissionANormalUserLacks(Jdk jdk) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: needs root");
    List<String> asNobody =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    asNobody.addAll(check(jdk, "--json"));
    JsonObject check = json(asNobody);
    assertThat(check.getAsJsonObject("scopes").getAsJsonObject("host").get("Slab").getAsLong())
        .isPositive();
    for (String file : List.of("/proc/slabinfo", "/proc/vmallocinfo")) {
      assertThat(state(check, file)).startsWith("unreadable").contains("run as root");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void copesWithMaskedFiles(Jdk jdk) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: needs root");
    List<String> masked =
        new ArrayList<>(
            List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount --bind /dev/null /proc/meminfo && exec \"$@\"",
                "sh"));
    masked.addAll(check(jdk, "--json"));
    JsonObject check = json(masked);
    JsonObject scopes = check.getAsJsonObject("scopes");
    assertThat(scopes.getAsJsonObject("host").get("Slab").isJsonNull()).isTrue();
    assertThat(scopes.getAsJsonObject("host").get("unavailable").toString())
        .contains("/proc/meminfo");
    assertThat(scopes.getAsJsonObject("process").get("PageTables").getAsLong()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void refusesWhatIsNoOption(Jdk jdk) throws Exception {
    try (Child child = Child.start(new ProcessBuilder(check(jdk, "colour=red")))) {
      child.end();
      assertThat(child.exitStatus()).isEqualTo(2);
      assertThat(child.standardError()).contains("unknown option \"colour\"");
    }
  }
}
