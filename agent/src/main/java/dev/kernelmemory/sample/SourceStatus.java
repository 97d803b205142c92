package dev.kernelmemory.sample;

/**
 * How reading one file has gone so far. Immutable; the getters are the columns of the MXBean
 * attribute {@code Sources}.
 */
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
  public String getPath() {
    return path;
  }

  /** {@code ok}, {@code partly readable}, {@code slow} or {@code unreadable}. */
  public String getState() {
    return state;
  }

  /** Attempts to read it. */
  public long getReads() {
    return reads;
  }

  /** Attempts that failed, wholly or in a field. */
  public long getFailures() {
    return failures;
  }

  /** Wall time of the last successful read, parsing included. */
  public long getLastReadNanos() {
    return lastReadNanos;
  }

  /** Wall time of the slowest successful read so far. */
  public long getWorstReadNanos() {
    return worstReadNanos;
  }

  /** The last problem, kept after it went away; empty if there never was one. */
  public String getLastProblem() {
    return lastProblem;
  }
}
