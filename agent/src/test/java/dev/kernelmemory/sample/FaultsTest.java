package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault on every file that is read: the number or none, never another, and the number again
 * within a minute of the fault's end. The table of docs/reliability.md is written to {@code
 * target/faults.md}.
 */
final class FaultsTest {
  /** Longer than any pause of a source that fails. */
  private static final int LONG_AGO = 61;

  private static final Map<Fault, Row> ROWS = new EnumMap<>(Fault.class);

  @TempDir Path root;

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      if (fault.isPossible()) {
        for (SourceFile file : SourceFile.values()) {
          all.add(Arguments.of(fault, file));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void endsWithoutARestart(Fault fault, SourceFile source) {
    Rig rig = Rig.of(source, root);
    int afterMoment = secondsToRecovery(rig, fault, source, 1);
    int afterTenMinutes = secondsToRecovery(rig, fault, source, 10);
    ROWS.computeIfAbsent(fault, Row::new).add(afterMoment, afterTenMinutes);
    assertThat(rig.problems()).as("told once").doesNotHaveDuplicates();
    assertThat(rig.problems()).allSatisfy(problem -> assertThat(problem).matches("[ -~…]*"));
  }

  private int secondsToRecovery(Rig rig, Fault fault, SourceFile source, int readings) {
    Path file = root.resolve(source.path());
    fault.put(file, source.good());
    for (int i = 0; i < readings; i++) {
      assertThat(rig.valueAfter(LONG_AGO)).is(theNumberOrNone(source, 0));
    }
    ROWS.computeIfAbsent(fault, Row::new).states.add(rig.status(source.path()).state());
    Fault.end(file, source.good());
    int seconds = 1;
    while (rig.valueAfter(1) != source.number()) {
      assertThat(seconds++).as("seconds, %s", source).isLessThan(LONG_AGO);
    }
    return seconds;
  }

  @ParameterizedTest
  @EnumSource(value = SourceFile.class, mode = EnumSource.Mode.EXCLUDE, names = "MAPS")
  void cutAtAnyByteGivesTheNumberOrNone(SourceFile source) throws IOException {
    Rig rig = Rig.of(source, root);
    assertThat(rig.valueAfter(0)).isEqualTo(source.number());
    Path file = root.resolve(source.path());
    for (int length = 0; length <= source.good().length(); length++) {
      // Written in place: whoever has the file open reads the new text.
      Files.writeString(file, source.good().substring(0, length));
      assertThat(rig.valueAfter(LONG_AGO)).as("cut at %d", length).is(theNumberOrNone(source, 0));
    }
    assertThat(rig.valueAfter(LONG_AGO)).isEqualTo(source.number());
  }

  @ParameterizedTest
  @EnumSource(SourceFile.class)
  void changesBetweenReadingsAreFollowed(SourceFile source) throws IOException {
    Rig rig = Rig.of(source, root);
    Path file = root.resolve(source.path());
    assertThat(rig.valueAfter(0)).isEqualTo(source.number());
    for (int i = 0; i < 3; i++) {
      Files.writeString(file, i == 1 ? "" : source.good() + "\n".repeat(i));
      assertThat(rig.valueAfter(LONG_AGO)).is(theNumberOrNone(source, 5));
    }
    Files.writeString(file, source.good());
    rig.valueAfter(LONG_AGO);
    assertThat(rig.valueAfter(LONG_AGO)).isEqualTo(source.number());
  }

  /** A process that has ended: its files stay open, and every reading of them fails. */
  @Test
  void aDescriptorThatFailsIsOpenedAnew() throws Exception {
    Process process = new ProcessBuilder("sleep", "1000").start();
    Rig rig = Rig.of(SourceFile.STATUS, root);
    Path file = root.resolve(SourceFile.STATUS.path());
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/proc/" + process.pid() + "/status"));
    assertThat(rig.valueAfter(0)).isEqualTo(1);
    process.destroyForcibly().waitFor();
    assertThat(rig.valueAfter(1)).isEqualTo(KernelMemory.UNREADABLE);
    assertThat(rig.status(SourceFile.STATUS.path()).lastProblem()).contains("No such process");
    Fault.end(file, SourceFile.STATUS.good());
    assertThat(rig.valueAfter(1)).isEqualTo(SourceFile.STATUS.number());
  }

  /** Lines are counted, so that there may be a few more. */
  private static Condition<Long> theNumberOrNone(SourceFile source, int linesMore) {
    return new Condition<>(
        value ->
            value < 0
                || value == source.number()
                || (source == SourceFile.MAPS && value <= source.number() + linesMore),
        "%d or none",
        source.number());
  }

  @AfterAll
  static void writeTable() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| fault | state of the source | back after 1 min of it | back after 10 min |");
    lines.add("| --- | --- | --- | --- |");
    ROWS.values().forEach(row -> lines.add(row.toString()));
    Files.write(Path.of("target", "faults.md"), lines);
  }

  /** What became of all files with one fault. */
  private static final class Row {
    final Fault fault;
    final TreeSet<String> states = new TreeSet<>();
    final TreeSet<Integer> afterMoment = new TreeSet<>();
    final TreeSet<Integer> afterTenMinutes = new TreeSet<>();

    Row(Fault fault) {
      this.fault = fault;
    }

    void add(int secondsAfterMoment, int secondsAfterTenMinutes) {
      afterMoment.add(secondsAfterMoment);
      afterTenMinutes.add(secondsAfterTenMinutes);
    }

    @Override
    public String toString() {
      return String.format(
          "| %s | %s | %d to %d s | %d to %d s |",
          fault.label(),
          String.join(", ", states),
          afterMoment.first(),
          afterMoment.last(),
          afterTenMinutes.first(),
          afterTenMinutes.last());
    }
  }
}
