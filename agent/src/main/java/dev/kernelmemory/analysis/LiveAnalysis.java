package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Moment;
import dev.kernelmemory.sample.Snapshot;
import dev.kernelmemory.sample.SnapshotListener;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Analyses each sample as it is taken, and keeps what was found for whoever asks.
 *
 * <p>It is told of samples on the sampling thread, and tells its listeners there; the state may be
 * asked for on any thread, at the cost of a volatile read.
 */
public final class LiveAnalysis implements SnapshotListener {
  private final Supplier<Machine> machine;
  private final Thresholds thresholds;
  private final String idle;
  private volatile FindingListener[] listeners = {};
  private volatile List<Finding> active = Collections.emptyList();
  private volatile List<Finding> recent = Collections.emptyList();
  private volatile @Nullable Observation host;
  private volatile @Nullable Observation container;

  // The sampling thread's.
  private @Nullable Analyzer analyzer;
  private long lastMillis;
  private long lastNanos;
  private long lastId;

  /**
   * Makes an analysis that has seen nothing yet.
   *
   * @param machine asked once, when the first sample comes
   * @param idle what {@link #explain()} says as long as none has
   */
  public LiveAnalysis(Supplier<Machine> machine, Thresholds thresholds, String idle) {
    this.machine = machine;
    this.thresholds = thresholds;
    this.idle = idle;
  }

  @Override
  public void sampled(Snapshot previous, Snapshot snapshot) {
    Analyzer judge = analyzer;
    boolean first = judge == null;
    if (judge == null) {
      judge = new Analyzer(machine.get(), thresholds);
      analyzer = judge;
    }
    long now = millis(snapshot.takenAt());
    // What was not read anew is no new observation.
    Observation ofHost =
        first || snapshot.host() != previous.host() ? Observations.of(snapshot.host(), now) : null;
    Observation ofContainer =
        (first || snapshot.container() != previous.container())
                && !snapshot.container().cgroupDirectory().isEmpty()
            ? Observations.of(snapshot.container(), now)
            : null;
    Observation ofProcess =
        first || snapshot.process() != previous.process()
            ? Observations.of(snapshot.process(), now)
            : null;
    host = ofHost == null ? host : ofHost;
    container = ofContainer == null ? container : ofContainer;
    List<Finding> findings = judge.accept(ofHost, ofContainer, ofProcess);
    if (!findings.isEmpty()) {
      active = judge.active();
      recent = judge.recent();
      tell(findings);
    }
  }

  /** The findings that go on, the oldest first. */
  public List<Finding> active() {
    return active;
  }

  /** The last findings that ended, the newest first. */
  public List<Finding> recent() {
    return recent;
  }

  /** What goes on, or why kernel memory is not the problem, and the present levels. */
  public String explain() {
    Observation lastOfHost = host;
    Observation lastOfContainer = container;
    return lastOfHost == null && lastOfContainer == null
        ? idle
        : Explanation.ofState(lastOfHost, lastOfContainer, active);
  }

  /** Has a listener told of all findings from now on. */
  public synchronized void addListener(FindingListener listener) {
    FindingListener[] more = Arrays.copyOf(listeners, listeners.length + 1);
    more[more.length - 1] = listener;
    listeners = more;
  }

  /** Takes a listener back. */
  public synchronized void removeListener(FindingListener listener) {
    FindingListener[] fewer = new FindingListener[listeners.length];
    int count = 0;
    for (FindingListener known : listeners) {
      if (known != listener) {
        fewer[count++] = known;
      }
    }
    listeners = Arrays.copyOf(fewer, count);
  }

  private void tell(List<Finding> findings) {
    for (Finding finding : findings) {
      boolean opened = finding.id() > lastId;
      lastId = Math.max(lastId, finding.id());
      FindingListener.Change change =
          !finding.isActive()
              ? FindingListener.Change.ENDED
              : opened ? FindingListener.Change.OPENED : FindingListener.Change.CHANGED;
      for (FindingListener listener : listeners) {
        listener.found(finding, change);
      }
    }
  }

  /**
   * The wall clock's time, but never back: a clock that is set back must not blind the analysis.
   */
  private long millis(Moment moment) {
    long elapsed = (moment.nanos() - lastNanos) / 1_000_000;
    long now =
        lastMillis == 0
            ? moment.wallMillis()
            : Math.max(moment.wallMillis(), lastMillis + Math.max(0, elapsed));
    // Whole milliseconds are passed on, so that what is left of each does not add up.
    lastNanos =
        lastMillis == 0 || now != lastMillis + elapsed
            ? moment.nanos()
            : lastNanos + elapsed * 1_000_000;
    lastMillis = now;
    return now;
  }
}
