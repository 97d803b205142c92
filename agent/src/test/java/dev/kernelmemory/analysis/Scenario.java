package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A kind of series with its ground truth: what has to be found in it, or that nothing has. */
record Scenario(String name, @Nullable Pattern truth, boolean beyondTheGoal, Maker maker) {
  interface Maker {
    Case make(SplittableRandom random, double ramBytes);
  }

  /** How samples come: every how many seconds, and which are missing. */
  interface Timing {
    Timing EVERY_SECOND = t -> 1;

    /** Seconds from this sample to the next. */
    double next(double t);
  }

  /** What the numbers are of: the host with its memory, or a container with its limit. */
  record Place(Scope scope, double memoryBytes) {}

  /** One series. */
  record Case(
      @Nullable Place place,
      Quantity quantity,
      Signal signal,
      @Nullable Signal reclaimable,
      double onsetSeconds,
      double deadlineSeconds,
      double lengthSeconds,
      Timing timing) {
    Case(Quantity quantity, Signal signal, double onset, double deadline, double length) {
      this(null, quantity, signal, null, onset, deadline, length, Timing.EVERY_SECOND);
    }

    Case with(Timing other) {
      return new Case(
          place,
          quantity,
          signal,
          reclaimable,
          onsetSeconds,
          deadlineSeconds,
          lengthSeconds,
          other);
    }

    Case withReclaimable(Signal part) {
      return new Case(
          place, quantity, signal, part, onsetSeconds, deadlineSeconds, lengthSeconds, timing);
    }

    Case of(Quantity other) {
      return new Case(
          place, other, signal, reclaimable, onsetSeconds, deadlineSeconds, lengthSeconds, timing);
    }

    Case onHost(double memoryBytes) {
      return at(new Place(Scope.HOST, memoryBytes));
    }

    Case inContainer(double limitBytes) {
      return at(new Place(Scope.CONTAINER, limitBytes));
    }

    private Case at(Place where) {
      return new Case(
          where,
          quantity,
          signal,
          reclaimable,
          onsetSeconds,
          deadlineSeconds,
          lengthSeconds,
          timing);
    }
  }

  static Scenario quiet(String name, Maker maker) {
    return new Scenario(name, null, false, maker);
  }

  boolean isQuiet() {
    return truth == null;
  }
}
