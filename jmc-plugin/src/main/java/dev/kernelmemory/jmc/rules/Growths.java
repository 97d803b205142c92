package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.attribution.Explanation;
import dev.kernelmemory.attribution.Growth;
import dev.kernelmemory.attribution.KernelCosts;
import dev.kernelmemory.attribution.Operation;
import dev.kernelmemory.attribution.Place;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.item.IItemCollection;

/** Finds what has grown in a recording, and the code that explains it. */
final class Growths {
  /** Less moves all the time on any machine. */
  private static final long LEAST_BYTES = 1 << 20;

  private static final double LEAST_EXPLAINED = 0.1;

  private Growths() {}

  /** One explanation for each scope in which a dimension has grown, the narrowest scope first. */
  static List<Explanation> of(IItemCollection recording, Observed observed, Dimension dimension) {
    List<Explanation> explanations = new ArrayList<>();
    Scope[] scopes = {Scope.PROCESS, Scope.CONTAINER, Scope.HOST};
    for (Scope scope : scopes) {
      Growth growth = Growth.largest(scope, dimension, observed.of(scope), LEAST_BYTES);
      if (growth != null) {
        explanations.add(new Explanation(growth, costs(observed.machine(), scope)));
      }
    }
    if (!explanations.isEmpty()) {
      Map<Long, Long> threadEnds = threadEnds(recording);
      for (Operation operation : Operation.values()) {
        Event.read(recording, operation.event(), e -> add(operation, e, explanations, threadEnds));
      }
    }
    return explanations;
  }

  /** The dimension of a scope that has grown most, those that nothing explains last. */
  static Optional<Explanation> largest(IItemCollection recording, Observed observed, Scope scope) {
    Explanation largest = null;
    for (Dimension dimension : Dimension.values()) {
      for (Explanation candidate : of(recording, observed, dimension)) {
        if (candidate.growth().scope() == scope && isLarger(candidate, largest)) {
          largest = candidate;
        }
      }
    }
    return Optional.ofNullable(largest);
  }

  /** Whether causes explain enough of a growth to be named for it. */
  static boolean isExplained(Explanation explanation) {
    return explanation.expectedBytes() >= LEAST_EXPLAINED * explanation.growth().bytes();
  }

  private static boolean isLarger(Explanation candidate, @Nullable Explanation other) {
    if (other == null) {
      return true;
    }
    boolean explained = isExplained(candidate);
    return explained == isExplained(other)
        ? candidate.growth().bytes() > other.growth().bytes()
        : explained;
  }

  private static KernelCosts costs(Machine machine, Scope scope) {
    // In a control group, vmalloc does not contain the stacks.
    boolean inVmalloc = machine.stacks() != Machine.Stacks.IN_PAGES && scope == Scope.HOST;
    return new KernelCosts(machine.threadSizeBytes(), inVmalloc);
  }

  private static Map<Long, Long> threadEnds(IItemCollection recording) {
    Map<Long, Long> ends = new HashMap<>();
    Event.read(recording, "jdk.ThreadEnd", e -> ends.put(e.threadId("thread"), e.millis()));
    return ends;
  }

  private static void add(
      Operation operation,
      Event event,
      List<Explanation> explanations,
      Map<Long, Long> threadEnds) {
    long millis = event.millis();
    long count = 1;
    long amount = 1;
    String name = "";
    long end = Long.MAX_VALUE;
    switch (operation) {
      case THREAD_START -> end = threadEnds.getOrDefault(event.threadId("thread"), end);
      case NAME_LOOKUP -> {
        count = Math.max(0, event.number("lookups"));
        amount = count;
      }
      case FILE_MAP, DIRECT_MEMORY -> amount = Math.max(0, event.number("size"));
      case FILE_OPEN, DIRECTORY_OPEN -> {
        count = Math.max(1, event.number("operations"));
        amount = count;
        name = event.text("path");
      }
      case SOCKET_OPEN, SOCKET_ACCEPT -> {
        count = Math.max(1, event.number("operations"));
        amount = count;
      }
      default -> {}
    }
    Place place = null;
    for (Explanation explanation : explanations) {
      if (explanation.covers(millis) && end > explanation.growth().toMillis()) {
        place = place == null ? Place.of(event.stack()) : place;
        explanation.add(operation, place, count, amount, name);
      }
    }
  }
}
