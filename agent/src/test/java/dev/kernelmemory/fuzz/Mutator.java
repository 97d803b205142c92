package dev.kernelmemory.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes hostile texts out of well-formed ones. Not thread-safe. */
final class Mutator {
  private static final int LONGEST = 1 << 20;

  /** What parsers have tripped over: limits of types, signs, bases, ends of lines, controls. */
  private static final List<byte[]> PIECES =
      List.of(
          bytes("9223372036854775807"),
          bytes("9223372036854775808"),
          bytes("18446744073709551615"),
          bytes("99999999999999999999999"),
          bytes("00000000000000000000001"),
          bytes("-1"),
          bytes("+1"),
          bytes("0x10"),
          bytes("1e9"),
          bytes("max"),
          bytes("unlimited"),
          bytes(" kB"),
          bytes("\n\n"),
          bytes("\r\n"),
          bytes("\0"),
          bytes("\t"),
          bytes("        "),
          bytes("\u001b[2J"),
          bytes("\u001b]0;x\u0007"),
          bytes("/../../.."),
          bytes("\\040\\012\\777"),
          bytes(" (deleted)"),
          bytes("<script>"),
          "\u202e\ud83d\udca3".getBytes(StandardCharsets.UTF_8));

  private final Random random;
  private final List<byte[]> corpus;

  Mutator(long seed, List<byte[]> corpus) {
    this.random = new Random(seed);
    this.corpus = corpus;
  }

  /** The next text: seldom a whole one, and seldom random bytes. */
  byte[] next() {
    if (random.nextInt(50) == 0) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] text = any();
    for (int changes = random.nextInt(6); changes > 0; changes--) {
      text = changed(text);
    }
    return text.length > LONGEST ? Arrays.copyOf(text, LONGEST) : text;
  }

  private byte[] any() {
    return corpus.get(random.nextInt(corpus.size()));
  }

  private byte[] changed(byte[] text) {
    int from = random.nextInt(text.length + 1);
    int to = Math.min(text.length, from + random.nextInt(1 + random.nextInt(64)));
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(text, from);
      case 1 -> spliced(text, from, new byte[0], to);
      case 2 -> spliced(text, from, Arrays.copyOfRange(text, from, to), from);
      case 3 -> spliced(text, from, PIECES.get(random.nextInt(PIECES.size())), from);
      case 4 -> spliced(text, from, PIECES.get(random.nextInt(PIECES.size())), to);
      case 5 -> spliced(text, from, piece(any()), from);
      case 6 -> digits(text, from);
      case 7 -> spliced(text, from, repeated(), from);
      default -> flipped(text);
    };
  }

  private byte[] piece(byte[] of) {
    int from = random.nextInt(of.length + 1);
    return Arrays.copyOfRange(of, from, Math.min(of.length, from + random.nextInt(200)));
  }

  private byte[] repeated() {
    byte[] run = new byte[random.nextInt(40)];
    Arrays.fill(run, (byte) " \n0a:/,-".charAt(random.nextInt(8)));
    return run;
  }

  /** Other digits in the first number behind a place, so that the text stays well-formed. */
  private byte[] digits(byte[] text, int from) {
    byte[] copy = text.clone();
    int at = from;
    while (at < copy.length && !Character.isDigit(copy[at])) {
      at++;
    }
    for (; at < copy.length && Character.isDigit(copy[at]); at++) {
      copy[at] = (byte) ('0' + random.nextInt(10));
    }
    return copy;
  }

  private byte[] flipped(byte[] text) {
    byte[] copy = text.clone();
    for (int flips = copy.length == 0 ? 0 : random.nextInt(8); flips > 0; flips--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt();
    }
    return copy;
  }

  /** What is before {@code from}, then something else, then what is behind {@code to}. */
  private static byte[] spliced(byte[] text, int from, byte[] between, int to) {
    byte[] result = new byte[from + between.length + text.length - to];
    System.arraycopy(text, 0, result, 0, from);
    System.arraycopy(between, 0, result, from, between.length);
    System.arraycopy(text, to, result, from + between.length, text.length - to);
    return result;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
