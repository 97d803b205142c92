package dev.kernelmemory.sample;

/** How reading one file has gone so far. Immutable. */
public final class SourceStatus {
  private final String path;
  private final String state;
  private final long reads;
  private final long failures;
  private final long lastReadNanos;
  private final long worstReadNanos;
  private final String lastProblem;

  SourceStatus(
      String path,
      String state,
      long reads,
      long failures,
      long lastReadNanos,
      long worstReadNanos,
      String lastProblem) {
    this.path = path;
    this.state = state;
    this.reads = reads;
    this.failures = failures;
    this.lastReadNanos = lastReadNanos;
    this.worstReadNanos = worstReadNanos;
    this.lastProblem = lastProblem;
  }

  /** The file. */
  public String path() {
    return path;
  }

  /**
   * {@code ok}, {@code partly readable}, {@code slow}, {@code unreadable}, {@code hung}, or why it
   * is not there.
   */
  public String state() {
    return state;
  }

  /** Attempts to read it. */
  public long reads() {
    return reads;
  }

  /** Attempts that failed, wholly or in a field. */
  public long failures() {
    return failures;
  }

  /** Wall time of the last successful read, parsing included. */
  public long lastReadNanos() {
    return lastReadNanos;
  }

  /** Wall time of the slowest successful read so far. */
  public long worstReadNanos() {
    return worstReadNanos;
  }

  /** The last problem, kept after it went away; empty if there never was one. */
  public String lastProblem() {
    return lastProblem;
  }
}
