package dev.kernelmemory.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that looks like a procfs mount. */
final class ProcfsDirectory {
  private final Path root;

  ProcfsDirectory(Path root) {
    this.root = root;
  }

  File root() {
    return root.toFile();
  }

  String meminfoPath() {
    return root.resolve("meminfo").toString();
  }

  void meminfo(String text) {
    write("meminfo", text);
  }

  void slab(long kib) {
    meminfo(
        "MemTotal: 1000000 kB\nSlab: "
            + kib
            + " kB\nKernelStack: 10 kB\nPageTables: 20 kB\nVmallocUsed: 30 kB\nPercpu: 40 kB\n");
  }

  void tasks(int count) {
    write("loadavg", "0.20 0.18 0.12 1/" + count + " 4711\n");
  }

  void captured(String name) {
    try (InputStream file = ProcfsDirectory.class.getResourceAsStream("/fixtures/" + name)) {
      meminfo(new String(file.readAllBytes(), ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void release(String release) {
    write("sys/kernel/osrelease", release + "\n");
  }

  void removeMeminfo() {
    try {
      Files.delete(root.resolve("meminfo"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
