package dev.kernelmemory.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.events.HostKernelMemory;
import dev.kernelmemory.fuzz.Digits;
import dev.kernelmemory.fuzz.Fuzzing;
import dev.kernelmemory.sample.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Damaged tables and recordings: read, or refused with a message, and nothing else. */
final class InputFuzzTest {
  private static final String TABLE =
      "time,slab,kernelStack,tasks,\"my, own\"\n1700000000,113246208,1600000,100,x\n"
          + "2026-11-21T10:00:00Z,1.5e+09,,0,\n\"1700000002000\",\"7\",8,9,\"a \"\"b\"\"\"\n";

  private static Path file;

  @BeforeContainer
  static void make() throws Exception {
    file = Files.createTempFile("kernel-memory-fuzz-", "");
  }

  @AfterContainer
  static void delete() throws Exception {
    Files.delete(file);
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void tables(@ForAll long seed) {
    Fuzzing.run(
        seed,
        4_000,
        List.of(TABLE.getBytes(StandardCharsets.UTF_8)),
        text -> {
          List<String> warnings = new ArrayList<>();
          try {
            write(text);
            return CsvInput.read(file.toFile(), Scope.HOST, warnings::add);
          } catch (BadInput e) {
            return e.getMessage();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        (text, result) -> {
          if (result instanceof String message) {
            assertThat(message).startsWith("line ");
            return;
          }
          boolean powers = new String(text, StandardCharsets.ISO_8859_1).matches("(?s).*[eE.].*");
          for (Observation observation : ((Observed) result).of(Scope.HOST)) {
            long slab = observation.get(Quantity.SLAB);
            assertThat(slab < 0 || powers || Digits.have(text, slab)).as("slab %d", slab).isTrue();
          }
        });
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void recordings(@ForAll long seed) throws Exception {
    Fuzzing.run(
        seed,
        200,
        List.of(recording()),
        text -> {
          try {
            write(text);
            return RecordingInput.read(file.toFile(), event -> {});
          } catch (IOException e) {
            return String.valueOf(e.getMessage());
          }
        },
        (text, result) -> assertThat(result).isNotNull());
  }

  private static byte[] recording() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable(HostKernelMemory.class);
      recording.start();
      for (int i = 0; i < 20; i++) {
        HostKernelMemory event = new HostKernelMemory();
        event.slab = i;
        event.commit();
      }
      recording.stop();
      recording.dump(file);
      return Files.readAllBytes(file);
    }
  }

  private static void write(byte[] text) {
    try {
      Files.write(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
