package dev.kernelmemory.agent;

import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.ThresholdOptions;
import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.environment.Environment;
import dev.kernelmemory.environment.StackPlacement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the analysis when it is first needed: by a client or a recording, or because its time has
 * come. Thread-safe.
 */
final class AnalysisOnDemand implements Supplier<LiveAnalysis> {
  private final Options options;
  private final Log log;
  private final Supplier<Environment> environment;
  private @Nullable LiveAnalysis made;

  AnalysisOnDemand(Options options, Log log, Supplier<Environment> environment) {
    this.options = options;
    this.log = log;
    this.environment = environment;
  }

  @Override
  public synchronized LiveAnalysis get() {
    LiveAnalysis analysis = made;
    if (analysis == null) {
      Thresholds thresholds = ThresholdOptions.read(options.thresholds(), log);
      String idle =
          options.analysis()
              ? "Nothing is judged yet: a JVM's first 30 seconds are left alone."
              : "Nothing is judged: the option analysis is off.";
      analysis = new LiveAnalysis(new MachineSupplier(), thresholds, idle);
      made = analysis;
    }
    return analysis;
  }

  /** No lambda, which in a JVM that has none so far costs more than the analysis. */
  private final class MachineSupplier implements Supplier<Machine> {
    @Override
    public Machine get() {
      Environment known = environment.get();
      return new Machine(
          kind(known),
          stacks(known.stackPlacement()),
          known.pageSizeBytes(),
          known.threadSizeBytes(),
          known.possibleProcessors(),
          -1);
    }
  }

  private static Machine.Kind kind(Environment environment) {
    switch (environment.surroundings().machine().kind()) {
      case PHYSICAL:
        return Machine.Kind.PHYSICAL;
      case VIRTUAL:
        return Machine.Kind.VIRTUAL;
      default:
        return Machine.Kind.UNKNOWN;
    }
  }

  private static Machine.Stacks stacks(StackPlacement placement) {
    switch (placement) {
      case VMALLOC:
        return Machine.Stacks.IN_VMALLOC;
      case PAGES:
        return Machine.Stacks.IN_PAGES;
      default:
        return Machine.Stacks.UNKNOWN;
    }
  }
}
