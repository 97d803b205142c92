package dev.kernelmemory.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Runs a reader over hostile texts: nothing may be thrown, what is allocated may not exceed what
 * the text's length accounts for, an end must come, and a check of the result must hold.
 *
 * <p>{@code -Dkernelmemory.fuzz=100} runs a hundred times as many texts.
 */
public final class Fuzzing {
  private static final int FACTOR = Integer.getInteger("kernelmemory.fuzz", 1);
  private static final Duration DEADLINE = Duration.ofMinutes(30);

  /** Objects for each line, and each line's text twice over; once more where a list is copied. */
  private static final long BYTES_PER_CHARACTER = 200;

  /** Of some readers, that look into twenty files, each has a buffer of 8 KiB. */
  private static final long BYTES_PER_TEXT = 1 << 20;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Fuzzing() {}

  /**
   * Runs a reader over texts made from a corpus.
   *
   * @param seed makes the texts the same
   * @param texts how many in the short form
   * @param corpus well-formed texts
   * @param reader what is tried; only this may not allocate too much
   * @param check of its result
   */
  public static <R> void run(
      long seed,
      int texts,
      List<byte[]> corpus,
      Function<byte[], R> reader,
      BiConsumer<byte[], R> check) {
    assertTimeoutPreemptively(
        DEADLINE,
        () -> {
          Mutator mutator = new Mutator(seed, corpus);
          for (long i = 0; i < (long) texts * FACTOR; i++) {
            one(mutator.next(), reader, check);
          }
        });
  }

  private static <R> void one(
      byte[] text, Function<byte[], R> reader, BiConsumer<byte[], R> check) {
    try {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      R result = reader.apply(text);
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (allocated > BYTES_PER_TEXT + BYTES_PER_CHARACTER * text.length) {
        throw new AssertionError(allocated + " bytes allocated for " + text.length);
      }
      check.accept(text, result);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("for the text " + escaped(text), e);
    }
  }

  private static String escaped(byte[] text) {
    StringBuilder escaped = new StringBuilder("\"");
    for (char c : new String(text, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
        escaped.append(c);
      } else {
        escaped.append(String.format("\\%03o", (int) c));
      }
    }
    return escaped.append('"').toString();
  }
}
