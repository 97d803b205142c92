package dev.kernelmemory.it;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The applications in {@code src/test/apps}, compiled for Java 8 so that any JDK runs them. */
final class Apps {
  private static final Path CLASSES = compile();

  private Apps() {}

  static Path classPath() {
    return CLASSES;
  }

  static Path agentJar() {
    return Path.of(System.getProperty("kernelmemory.agentJar"));
  }

  private static Path compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Path.of("target/test-apps").toAbsolutePath();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.list(Path.of("src/test/apps"))) {
      Files.createDirectories(classes);
      List<String> options =
          List.of("-source", "8", "-target", "8", "-Xlint:-options", "-d", classes.toString());
      StringWriter messages = new StringWriter();
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources.toList()))
              .call();
      if (!compiled) {
        throw new IllegalStateException(messages.toString());
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
