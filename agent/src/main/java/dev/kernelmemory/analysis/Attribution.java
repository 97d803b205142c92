package dev.kernelmemory.analysis;

/** A verdict and how sure it is, from the own shares of a change. Immutable. */
final class Attribution {
  static final Attribution UNKNOWN = new Attribution(Verdict.UNKNOWN, 0);
  static final Attribution THIS_JVM = new Attribution(Verdict.THIS_JVM, 1);

  /** From this share on, a change is one's own; below the other, it is somebody else's. */
  private static final double MOSTLY = 0.6;

  private static final double HARDLY = 0.3;

  /** Shares come from counters that are read one after the other, so nothing is quite sure. */
  private static final double MOST_SURE = 0.95;

  private final Verdict verdict;
  private final double confidence;

  private Attribution(Verdict verdict, double confidence) {
    this.verdict = verdict;
    this.confidence = Math.max(0, Math.min(MOST_SURE, confidence));
  }

  /**
   * Judges a change of the host's memory.
   *
   * @param jvm this JVM's share of the change, NaN if it is not known
   * @param jvmComplete whether that share counts all that the JVM may have of this memory
   * @param container the container's share, this JVM included, NaN if it is not known
   * @param alone whether this JVM is practically all there is in the container
   */
  static Attribution ofHost(double jvm, boolean jvmComplete, double container, boolean alone) {
    if (jvm >= MOSTLY) {
      return new Attribution(Verdict.THIS_JVM, jvm);
    }
    if (container >= MOSTLY) {
      return alone
          ? new Attribution(Verdict.THIS_JVM, 0.9 * container)
          : new Attribution(Verdict.THIS_CONTAINER, container);
    }
    if (container < HARDLY) {
      return new Attribution(Verdict.ELSEWHERE, 1 - container);
    }
    if (Double.isNaN(container) && jvmComplete && jvm < HARDLY) {
      return new Attribution(Verdict.ELSEWHERE, 0.9 * (1 - jvm));
    }
    return UNKNOWN;
  }

  /** Judges a change of the container's memory, which is the container's in any case. */
  static Attribution ofContainer(double jvm, boolean alone) {
    if (jvm >= MOSTLY) {
      return new Attribution(Verdict.THIS_JVM, jvm);
    }
    return alone
        ? new Attribution(Verdict.THIS_JVM, 0.9)
        : new Attribution(Verdict.THIS_CONTAINER, MOST_SURE);
  }

  Verdict verdict() {
    return verdict;
  }

  double confidence() {
    return confidence;
  }
}
