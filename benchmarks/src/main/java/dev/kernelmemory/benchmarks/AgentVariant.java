package dev.kernelmemory.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is given to a JVM to load: nothing, an agent that does nothing, ours, or another one. */
record AgentVariant(String title, List<String> options) {
  static final String EMPTY = "empty agent";
  static final String OURS = "kernel-memory-agent";

  /** All that are there; the other agents only after a build with the profile {@code compare}. */
  static List<AgentVariant> all(LocalFiles files) {
    List<AgentVariant> variants = new ArrayList<>();
    variants.add(new AgentVariant("no agent", List.of()));
    variants.add(empty(files));
    variants.add(ours());
    Path prometheus = Layout.otherAgent("jmx_prometheus_javaagent.jar");
    addIfThere(variants, prometheus, "=127.0.0.1:0:" + files.prometheusConfiguration());
    addIfThere(
        variants,
        Layout.otherAgent("opentelemetry-javaagent.jar"),
        "",
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none");
    addIfThere(variants, Layout.otherAgent("jolokia-agent-jvm.jar"), "=host=127.0.0.1,port=0");
    return variants;
  }

  static AgentVariant empty(LocalFiles files) {
    return new AgentVariant(EMPTY, List.of("-javaagent:" + files.emptyAgent()));
  }

  static AgentVariant ours() {
    return new AgentVariant(OURS, List.of("-javaagent:" + Layout.agentJar()));
  }

  AgentVariant titled(String newTitle) {
    return new AgentVariant(newTitle, options);
  }

  /** The command that runs one of the small programs with this agent. */
  List<String> command(Settings settings, Path classes, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(settings.java().toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classes.toString());
    command.add(main.getName());
    return command;
  }

  private static void addIfThere(
      List<AgentVariant> variants, Path jar, String argument, String... properties) {
    if (!Files.exists(jar)) {
      return;
    }
    List<String> options = new ArrayList<>(List.of(properties));
    options.add("-javaagent:" + jar + argument);
    String title = String.valueOf(jar.getFileName()).replace(".jar", "");
    variants.add(new AgentVariant(title, options));
  }
}
