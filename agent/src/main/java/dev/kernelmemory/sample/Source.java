package dev.kernelmemory.sample;

import java.util.concurrent.TimeUnit;

/**
 * One file, or a few that are read together, as something that can be slow, fail or hang: when to
 * read it next, and how that has gone.
 *
 * <p>A source that fails is spared for 1 s, then 2 s, doubling up to a minute. One whose readings
 * take longer than its budget three times in a row is read so seldom that they take at most
 * 1/{@value #TIME_SHARE} of the time. A reading runs from {@link #begin} to one of {@link #ok},
 * {@link #partly}, {@link #absent} and {@link #failed}.
 *
 * <p>For the sampling thread; {@link #status} is for any thread and sees what was true when the
 * latest snapshot was published, or later.
 */
final class Source {
  /** What a reading may take, if nothing else is asked for. */
  static final long DEFAULT_BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final int TIME_SHARE = 200;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String path;
  private final long periodNanos;
  private final long budgetNanos;
  private final ReadWatch watch;
  private final ProblemLog log;

  private boolean paused;
  private long pausedUntilNanos;
  private long failurePauseNanos;
  private long startNanos;
  private int number;
  private long beforeLastReadNanos;

  private long reads;
  private long failures;
  private long lastReadNanos;
  private long worstReadNanos;
  private String state = "not read yet";
  private String problem = "";
  private volatile boolean hung;

  /**
   * Describes a source; nothing is read.
   *
   * @param path what to call it
   * @param periodNanos how often to read it at the most; 0 for every sample
   */
  Source(String path, long periodNanos, SourceSettings settings) {
    this.path = path;
    this.periodNanos = periodNanos;
    this.budgetNanos = settings.budgetNanos;
    this.watch = settings.watch;
    this.log = settings.log;
  }

  /** Whether it is to be read now. */
  boolean isDue(long nowNanos) {
    return !hung && (!paused || nowNanos - pausedUntilNanos >= 0);
  }

  /** Whether its reading has not come back. */
  boolean isHung() {
    return hung;
  }

  /** What it is called. */
  String path() {
    return path;
  }

  /** The last problem, kept after it went away; empty if there never was one. */
  String problem() {
    return problem;
  }

  /** Makes it due at once. */
  void forgetPause() {
    paused = false;
  }

  void begin(Clock clock) {
    startNanos = clock.nanoTime();
    reads++;
    number = watch.enter(this, startNanos);
  }

  /** All of it could be read. */
  void ok(Clock clock) {
    if (ended(clock) > budgetNanos) {
      state = "slow";
      note(
          path
              + ": slow to read (budget "
              + TimeUnit.NANOSECONDS.toMillis(budgetNanos)
              + " ms), so it is read less often");
    } else {
      state = "ok";
    }
  }

  /** Some of it could be read. */
  void partly(Clock clock, String newProblem) {
    ended(clock);
    failures++;
    state = "partly readable";
    note(newProblem);
  }

  /** It is not there, which is no fault; looked for again after a minute at the most. */
  void absent(Clock clock, String why) {
    ended(clock);
    pause(startNanos, LONGEST_PAUSE_NANOS);
    state = why;
  }

  /** It could not be read. */
  void failed(Clock clock, Exception e) {
    watch.leave(this, number);
    failures++;
    state = "unreadable";
    failurePauseNanos =
        Math.max(FIRST_PAUSE_NANOS, Math.min(LONGEST_PAUSE_NANOS, 2 * failurePauseNanos));
    pause(startNanos, Math.max(failurePauseNanos, periodNanos));
    String message = e.getMessage();
    // FileNotFoundException already begins with the path.
    note(
        message != null && message.startsWith(path)
            ? message
            : path + ": " + (message == null ? e.toString() : message));
  }

  /** Its reading does not come back; the watchdog. */
  void hang() {
    hung = true;
  }

  /** Its reading has come back after all. */
  void cameBack() {
    hung = false;
  }

  /** What to call a hung reading. */
  String hungProblem() {
    return path + ": a reading hangs; the other sources are read on without it";
  }

  /** How reading has gone. */
  SourceStatus status() {
    return new SourceStatus(
        path, hung ? "hung" : state, reads, failures, lastReadNanos, worstReadNanos, problem);
  }

  /** Ends a reading and returns what the quickest of the last three took. */
  private long ended(Clock clock) {
    watch.leave(this, number);
    long end = clock.nanoTime();
    long nanos = end - startNanos;
    // One slow reading may be the scheduler's doing; three in a row are the file's.
    long slowNanos = Math.min(nanos, Math.min(lastReadNanos, beforeLastReadNanos));
    beforeLastReadNanos = lastReadNanos;
    lastReadNanos = nanos;
    if (nanos > worstReadNanos) {
      worstReadNanos = nanos;
    }
    failurePauseNanos = 0;
    if (slowNanos > budgetNanos) {
      pause(end, Math.max(periodNanos, slowNanos * TIME_SHARE));
    } else if (periodNanos > 0) {
      // A little less, or a tick that comes a moment early would cost a whole interval.
      pause(startNanos, periodNanos - periodNanos / 20);
    } else {
      paused = false;
    }
    return slowNanos;
  }

  private void pause(long from, long nanos) {
    paused = true;
    pausedUntilNanos = from + Math.min(nanos, Math.max(LONGEST_PAUSE_NANOS, periodNanos));
  }

  private void note(String newProblem) {
    if (!newProblem.equals(problem)) {
      problem = newProblem;
      log.report(newProblem);
    }
  }
}
