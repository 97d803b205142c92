package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code analyze} on tables: what it prints, and its exit status. */
final class AnalyzeIT {
  private static final long START_SECONDS = 1_790_000_000;
  private static final long MIB = 1 << 20;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void findsALeakInADayOfSeconds(Jdk jdk) throws Exception {
    Path file = table(86_400, 24L * 150 * MIB);
    Result result = analyze(jdk, file.toString());
    assertThat(result.status).as(result.toString()).isEqualTo(2);
    assertThat(result.out.get(0))
        .matches(
            "GROWTH +Slab +host +WARNING +from [0-9.]+ MiB to [0-9.]+ MiB  \\+1[45][0-9]\\.\\d MiB/h"
                + "  unknown  since 2026-09-21T\\S+Z, goes on");
    assertThat(result.err).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsProgramsTheSame(Jdk jdk) throws Exception {
    Result result = analyze(jdk, "--json", table(20_000, 800 * MIB).toString());
    assertThat(result.status).isEqualTo(2);
    JsonObject json = JsonParser.parseString(String.join("\n", result.out)).getAsJsonObject();
    JsonObject finding = json.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertThat(finding.get("pattern").getAsString()).isEqualTo("GROWTH");
    assertThat(finding.get("dimension").getAsString()).isEqualTo("Slab");
    assertThat(finding.get("bytesPerHour").getAsDouble()).isBetween(135.0 * MIB, 155.0 * MIB);
    assertThat(finding.get("until").isJsonNull()).isTrue();
    assertThat(json.getAsJsonArray("growths")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void givesACleanBill(Jdk jdk) throws Exception {
    Path file = table(20_000, 0);
    Result result = analyze(jdk, file.toString());
    assertThat(result.status).as(result.toString()).isZero();
    assertThat(result.out.get(0)).startsWith("Kernel memory is not the problem");
    assertThat(analyze(jdk, "--scope", "process", file.toString()).status).isZero();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysWhatIsWrongAndWhere(Jdk jdk) throws Exception {
    Path file = directory.resolve("bad.csv");
    Files.writeString(file, "time,slab\n1790000000,17\n1790000001,many\n");
    Result result = analyze(jdk, file.toString());
    assertThat(result.status).isEqualTo(1);
    assertThat(result.out).isEmpty();
    assertThat(result.err)
        .isEqualTo(
            file + ": line 3, column 2: slab: \"many\" is not a number of bytes below 2^63\n");
    assertThat(analyze(jdk).status).isEqualTo(1);
    assertThat(analyze(jdk, "--scope", "rack", file.toString()).err)
        .isEqualTo("--scope rack is none of host, container, process\n");
    Result none = analyze(jdk, directory.resolve("none.jfr").toString());
    assertThat(none.status).isEqualTo(1);
    assertThat(none.err).endsWith("none.jfr: there is no such file\n");
    Files.write(file, new byte[] {'F', 'L', 'R', 0, 0, 2, 0, 0});
    Result broken = analyze(jdk, file.toString());
    assertThat(broken.status).isEqualTo(1);
    assertThat(broken.err).startsWith(file + ": ").doesNotContain("\tat ");
  }

  /** A table of a second a line, in which slab grows evenly on top of some noise. */
  private Path table(int seconds, long growth) throws IOException {
    Random random = new Random(seconds);
    List<String> lines = new ArrayList<>();
    lines.add("time,slab,kernelStack,memTotal,memAvailable");
    for (int i = 0; i < seconds; i++) {
      long slab = 900 * MIB + growth * i / seconds + random.nextInt(1 << 20);
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%d,%d,%d,%d",
              START_SECONDS + i,
              slab,
              20 * MIB,
              24_576 * MIB,
              18_000 * MIB));
    }
    return Files.write(directory.resolve("table.csv"), lines);
  }

  private static Result analyze(Jdk jdk, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("java").toString());
    command.add("-Xmx256m");
    command.add("-jar");
    command.add(Apps.agentJar().toString());
    command.add("analyze");
    command.addAll(List.of(arguments));
    try (Child child = Child.start(new ProcessBuilder(command))) {
      List<String> out = child.end();
      return new Result(child.exitStatus(), out, child.standardError());
    }
  }

  private record Result(int status, List<String> out, String err) {}
}
