package dev.kernelmemory.cli;

import dev.kernelmemory.agent.Options;
import dev.kernelmemory.environment.Environment;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Places;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Snapshot;
import dev.kernelmemory.sample.SourceStatus;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The command {@code check}: takes one sample as the agent would, and says what can be read here,
 * at which scope, and why the rest can't.
 */
final class Check {
  private static final int OK = 0;
  private static final int USAGE = 2;
  private static final long PATIENCE_MILLIS = 5000;

  private final String version;
  private final PrintStream out;
  private final PrintStream err;

  Check(String version, PrintStream out, PrintStream err) {
    this.version = version;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the command.
   *
   * @param json whether to print JSON
   * @param pairs the agent's options as {@code key=value}
   * @return the exit status: 0, or 2 for what is no option
   */
  int run(boolean json, List<String> pairs) {
    Options options = Options.of(String.join(",", pairs), System.getProperties(), System.getenv());
    if (!options.complaints().isEmpty()) {
      for (String complaint : options.complaints()) {
        err.println(complaint);
      }
      return USAGE;
    }
    Result result = look(options);
    out.println(json ? CheckJson.of(result) : CheckText.of(result));
    return OK;
  }

  private Result look(Options options) {
    String cgroupfs = options.cgroupfs();
    Places places =
        Places.of(
                new File(options.procfs()),
                new File(options.sysfs()),
                cgroupfs == null ? null : new File(cgroupfs))
            .withDetail(true, true)
            .withBudgetMillis(options.budgetMillis());
    List<String> problems = new ArrayList<>();
    try (Sampler sampler = new Sampler(places, 1000, problems::add)) {
      Thread thread = new Thread(() -> sampler.run(() -> {}), "kernel-memory-sampler");
      thread.setDaemon(true);
      thread.start();
      sampler.awaitFirst(PATIENCE_MILLIS);
      Snapshot snapshot = sampler.latest();
      Environment environment =
          Environment.detect(
              new File(options.procfs()),
              new File(options.sysfs()),
              snapshot.host().get(Dimension.KERNEL_STACK));
      return new Result(version, environment, snapshot, sampler.sources());
    }
  }

  /** What was found. */
  static final class Result {
    final String version;
    final Environment environment;
    final Snapshot snapshot;
    final List<SourceStatus> sources;

    Result(String version, Environment environment, Snapshot snapshot, List<SourceStatus> sources) {
      this.version = version;
      this.environment = environment;
      this.snapshot = snapshot;
      this.sources = sources;
    }
  }
}
