package dev.kernelmemory.input;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a file has of each scope, in the order of time. Not changed once it is read. */
public final class Observed {
  /** Scopes are read one after the other, and recorded some milliseconds apart. */
  private static final long SAME_MILLIS = 500;

  private final Machine machine;
  private final Map<Scope, List<Observation>> observations = new EnumMap<>(Scope.class);

  private Observed(Machine machine) {
    this.machine = machine;
    for (Scope scope : Scope.values()) {
      observations.put(scope, new ArrayList<>());
    }
  }

  /**
   * Orders observations by time; of those with the same scope and time the first one counts.
   *
   * @param observations in any order
   */
  public static Observed of(Machine machine, List<Observation> observations) {
    List<Observation> ordered = new ArrayList<>(observations);
    ordered.sort(Comparator.comparingLong(Observation::timeMillis));
    Observed observed = new Observed(machine);
    for (Observation observation : ordered) {
      List<Observation> known = observed.list(observation.scope());
      if (known.isEmpty() || known.get(known.size() - 1).timeMillis() != observation.timeMillis()) {
        known.add(observation);
      }
    }
    return observed;
  }

  /** What is known of the machine. */
  public Machine machine() {
    return machine;
  }

  /** The observations of a scope, the oldest first. */
  public List<Observation> of(Scope scope) {
    return Collections.unmodifiableList(list(scope));
  }

  /** Whether there is nothing at all. */
  public boolean isEmpty() {
    for (List<Observation> list : observations.values()) {
      if (!list.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** A quantity's newest value, or {@link Observation#ABSENT}. */
  public long last(Scope scope, Quantity quantity) {
    List<Observation> list = list(scope);
    return list.isEmpty() ? Observation.ABSENT : list.get(list.size() - 1).get(quantity);
  }

  /** Hands out what was seen, the oldest first; the scopes of one moment together. */
  public void replay(Moments receiver) {
    int[] next = new int[Scope.values().length];
    while (true) {
      long time = Long.MAX_VALUE;
      for (Scope scope : Scope.values()) {
        Observation candidate = at(scope, next);
        time = candidate == null ? time : Math.min(time, candidate.timeMillis());
      }
      if (time == Long.MAX_VALUE) {
        return;
      }
      receiver.accept(
          take(Scope.HOST, next, time),
          take(Scope.CONTAINER, next, time),
          take(Scope.PROCESS, next, time));
    }
  }

  private @Nullable Observation take(Scope scope, int[] next, long time) {
    Observation candidate = at(scope, next);
    if (candidate == null || candidate.timeMillis() - time > togetherMillis(scope, next)) {
      return null;
    }
    next[scope.ordinal()]++;
    return candidate;
  }

  /** At short intervals, two moments must not be taken for one. */
  private long togetherMillis(Scope scope, int[] next) {
    List<Observation> list = list(scope);
    int i = next[scope.ordinal()];
    long interval =
        i + 1 < list.size() ? list.get(i + 1).timeMillis() - list.get(i).timeMillis() : SAME_MILLIS;
    return Math.min(SAME_MILLIS, interval / 2);
  }

  private @Nullable Observation at(Scope scope, int[] next) {
    List<Observation> list = list(scope);
    int i = next[scope.ordinal()];
    return i < list.size() ? list.get(i) : null;
  }

  private List<Observation> list(Scope scope) {
    List<Observation> list = observations.get(scope);
    if (list == null) {
      throw new IllegalStateException("no list of " + scope);
    }
    return list;
  }

  /** Receives what was seen at one moment. */
  public interface Moments {
    /** Takes the observations of a moment; null where a scope has none. */
    void accept(
        @Nullable Observation host, @Nullable Observation container, @Nullable Observation process);
  }
}
