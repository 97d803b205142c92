package dev.kernelmemory.cli;

import java.io.PrintStream;

/** What a command is run with: where it writes to, and the program's version. Immutable. */
final class Console {
  final String version;
  final PrintStream out;
  final PrintStream err;

  Console(String version, PrintStream out, PrintStream err) {
    this.version = version;
    this.out = out;
    this.err = err;
  }
}
