package dev.kernelmemory.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory tree that looks like one of the kernel's. */
final class KernelDirectory {
  private final Path root;

  KernelDirectory(Path root) {
    this.root = root;
  }

  File root() {
    return root.toFile();
  }

  String path(String name) {
    return root.resolve(name).toString();
  }

  KernelDirectory write(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, ISO_8859_1);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  KernelDirectory captured(String name, String fixture) {
    try (InputStream file = KernelDirectory.class.getResourceAsStream("/fixtures/" + fixture)) {
      return write(name, new String(file.readAllBytes(), ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String name) {
    try {
      Files.delete(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
