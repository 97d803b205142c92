package dev.kernelmemory.attribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A growth, and the causes that the recording has for it. */
public final class Explanation {
  /**
   * How late the kernel's counters and the sampler may be together: what was done that long before
   * the lower sample may not be in it yet.
   */
  private static final long DELAY_MILLIS = 1000;

  private final Growth growth;
  private final KernelCosts costs;
  private final Map<String, Cause> causes = new HashMap<>();
  private final Set<String> namesSeen = new HashSet<>();

  /** Begins without causes. */
  public Explanation(Growth growth, KernelCosts costs) {
    this.growth = growth;
    this.costs = costs;
  }

  /** What has grown. */
  public Growth growth() {
    return growth;
  }

  /** Whether the growth holds this moment. */
  public boolean covers(long millis) {
    return millis >= growth.fromMillis() - DELAY_MILLIS && millis <= growth.toMillis();
  }

  /**
   * Takes an operation into account.
   *
   * @param count how often it was done
   * @param amount what its cost depends on; see {@link KernelCosts}
   * @param name a file's name, whose second open costs nothing, or an empty text
   */
  public void add(Operation operation, Place place, long count, long amount, String name) {
    long bytes = costs.expectedBytes(operation, growth.dimension(), amount);
    if (bytes == 0) {
      return;
    }
    boolean isNew = name.isEmpty() || namesSeen.add(name);
    String key = operation.name() + place.first();
    Cause cause = causes.get(key);
    if (cause == null) {
      cause = new Cause(operation, place);
      causes.put(key, cause);
    }
    cause.add(count, isNew ? bytes : 0);
  }

  /** The causes, the one that explains most first. */
  public List<Cause> ranked() {
    List<Cause> ranked = new ArrayList<>(causes.values());
    ranked.sort(
        Comparator.comparingLong(Cause::expectedBytes)
            .reversed()
            .thenComparing(cause -> cause.place().first()));
    return Collections.unmodifiableList(ranked);
  }

  /** The sum over all causes; it may be more than has grown. */
  public long expectedBytes() {
    long sum = 0;
    for (Cause cause : causes.values()) {
      sum += cause.expectedBytes();
    }
    return sum;
  }
}
