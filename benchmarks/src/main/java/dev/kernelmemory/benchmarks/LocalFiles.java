package dev.kernelmemory.benchmarks;

import dev.kernelmemory.benchmarks.hello.EmptyAgent;
import dev.kernelmemory.benchmarks.hello.Hello;
import dev.kernelmemory.benchmarks.hello.IdleHello;
import dev.kernelmemory.benchmarks.hello.MBeanHello;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The files that a start-up needs, made anew.
 *
 * @param classes a class path of the small programs
 * @param emptyAgent the jar of the agent that does nothing
 * @param prometheusConfiguration the least that jmx_prometheus_javaagent takes
 */
record LocalFiles(Path classes, Path emptyAgent, Path prometheusConfiguration) {
  static LocalFiles make() throws IOException {
    Path classes =
        Layout.helloClasses(
            Hello.class.getSimpleName(),
            IdleHello.class.getSimpleName(),
            MBeanHello.class.getSimpleName(),
            EmptyAgent.class.getSimpleName());
    Path configuration = Layout.work().resolve("jmx_prometheus.yaml");
    Files.writeString(configuration, "rules:\n- pattern: \".*\"\n");
    return new LocalFiles(classes, emptyAgent(classes), configuration);
  }

  private static Path emptyAgent(Path classes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
    Path jar = Layout.work().resolve("empty-agent.jar");
    String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream content = new JarOutputStream(file, manifest)) {
      content.putNextEntry(new JarEntry(entry));
      Files.copy(classes.resolve(entry), content);
      content.closeEntry();
    }
    return jar;
  }
}
