package dev.kernelmemory.sample;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** What can become of a file; made with real files, so that the kernel itself gives the error. */
enum Fault {
  ABSENT("absent"),
  EACCES("EACCES"),
  EIO("EIO"),
  EOPNOTSUPP("EOPNOTSUPP"),
  EMPTY("empty"),
  CUT("cut in the middle"),
  BINARY("zeros and binary"),
  LONG("10 MB, one line"),
  DIRECTORY("a directory"),
  LOOP("a loop of symbolic links"),
  DANGLING("a symbolic link to nothing");

  /** Its mode is 0200, which holds for root as well. */
  private static final Path FOR_NOBODY = Path.of("/proc/sys/vm/compact_memory");

  /** Nothing is mapped at address 0. */
  private static final Path UNREADABLE = Path.of("/proc/self/mem");

  private static final Path UNSUPPORTED = Path.of("/sys/class/net/lo/phys_port_id");

  private final String label;

  Fault(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Whether this machine has what makes the fault. */
  boolean isPossible() {
    return switch (this) {
      case EACCES -> fails(FOR_NOBODY, "denied");
      case EIO -> fails(UNREADABLE, "Input/output");
      case EOPNOTSUPP -> fails(UNSUPPORTED, "not supported");
      default -> true;
    };
  }

  /** Puts the fault in the place of a file. */
  void put(Path file, String good) {
    try {
      delete(file);
      switch (this) {
        case ABSENT -> {
          return;
        }
        case EACCES -> Files.createSymbolicLink(file, FOR_NOBODY);
        case EIO -> Files.createSymbolicLink(file, UNREADABLE);
        case EOPNOTSUPP -> Files.createSymbolicLink(file, UNSUPPORTED);
        case EMPTY -> Files.createFile(file);
        case CUT -> Files.writeString(file, good.substring(0, good.length() / 2));
        case BINARY -> Files.write(file, new byte[] {0, -1, 10, 27, '[', 0, 10, -128, 0});
        case LONG -> Files.write(file, longLine());
        case DIRECTORY -> Files.createDirectory(file);
        case LOOP -> Files.createSymbolicLink(file, file);
        case DANGLING -> Files.createSymbolicLink(file, file.resolveSibling("nothing"));
        default -> throw new IllegalStateException(label);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it; a file that could be opened stays the same file, as it does in the kernel. */
  static void end(Path file, String good) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        delete(file);
      }
      Files.writeString(file, good, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] longLine() {
    byte[] line = new byte[10 << 20];
    Arrays.fill(line, (byte) '7');
    return line;
  }

  private static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createDirectories(file.getParent());
  }

  private static boolean fails(Path file, String expected) {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      open.read(new byte[16], 0, 16);
      return false;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains(expected);
    }
  }
}
