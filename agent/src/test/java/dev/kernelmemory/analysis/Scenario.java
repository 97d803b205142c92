package dev.kernelmemory.analysis;

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

  /** One series. */
  record Case(
      Quantity quantity,
      Signal signal,
      @Nullable Signal reclaimable,
      double onsetSeconds,
      double deadlineSeconds,
      double lengthSeconds,
      Timing timing) {
    Case(Quantity quantity, Signal signal, double onset, double deadline, double length) {
      this(quantity, signal, null, onset, deadline, length, Timing.EVERY_SECOND);
    }

    Case with(Timing other) {
      return new Case(
          quantity, signal, reclaimable, onsetSeconds, deadlineSeconds, lengthSeconds, other);
    }

    Case withReclaimable(Signal part) {
      return new Case(quantity, signal, part, onsetSeconds, deadlineSeconds, lengthSeconds, timing);
    }
  }

  static Scenario quiet(String name, Maker maker) {
    return new Scenario(name, null, false, maker);
  }

  boolean isQuiet() {
    return truth == null;
  }
}
