package dev.kernelmemory.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that looks like a cgroup v2 with this process's children in it. */
final class FakeCgroup2 implements AutoCloseable {
  private final Path root;
  private final Path group;

  private FakeCgroup2(Path root, Path group) {
    this.root = root;
    this.group = group;
  }

  /** Makes the group at the path at which children of this process will look for it. */
  static FakeCgroup2 make() throws IOException {
    String path =
        Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
            .filter(line -> line.startsWith("0::"))
            .map(line -> line.substring("0::".length()))
            .findFirst()
            .orElse("/");
    Path root = Files.createTempDirectory("kernel-memory-it-");
    Path group = path.equals("/") ? root : root.resolve(path.substring(1));
    Files.createDirectories(group);
    FakeCgroup2 made = new FakeCgroup2(root, group);
    try (InputStream stat =
        FakeCgroup2.class.getResourceAsStream("/fixtures/memstat-v2-own-6.12.txt")) {
      Files.write(group.resolve("memory.stat"), stat.readAllBytes());
    }
    made.write("cgroup.controllers", "memory pids\n");
    made.write("cgroup.events", "populated 1\nfrozen 0\n");
    made.write("cgroup.type", "domain\n");
    made.write("cgroup.stat", "nr_descendants 0\nnr_dying_descendants 7\n");
    made.write("memory.current", "104857600\n");
    made.write("memory.max", "max\n");
    made.write("memory.high", "max\n");
    made.write("memory.events", "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n");
    return made;
  }

  Path root() {
    return root;
  }

  /** In place, and at once: the kernel's files are never empty while their numbers change. */
  void write(String file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel =
        FileChannel.open(
            group.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), 0);
      channel.truncate(bytes.length);
    }
  }

  long stat(String key) throws IOException {
    return Files.readAllLines(group.resolve("memory.stat")).stream()
        .filter(line -> line.startsWith(key + ' '))
        .mapToLong(line -> Long.parseLong(line.substring(key.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
