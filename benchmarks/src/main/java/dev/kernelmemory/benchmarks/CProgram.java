package dev.kernelmemory.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of {@code src/main/c}, compiled before it is used. */
final class CProgram {
  private final Path executable;

  private CProgram(Path executable) {
    this.executable = executable;
  }

  /** Compiles a program with gcc -O2. */
  static CProgram compile(String name) throws IOException, InterruptedException {
    Path executable = Layout.work().resolve(name);
    String source = Layout.source(name + ".c").toString();
    Child.run(List.of("gcc", "-O2", "-Wall", "-o", executable.toString(), source));
    return new CProgram(executable);
  }

  List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(arguments);
    return command;
  }
}
