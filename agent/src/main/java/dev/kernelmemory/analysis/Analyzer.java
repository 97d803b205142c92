package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads observations as a person would, and says what there is to know: a spike, a drop, growth, a
 * disproportion, and who is behind it.
 *
 * <p>A pure function of what it is given: no files, threads or clocks. Memory is constant, about
 * 220 KiB; hardly anything is allocated while there is nothing to find. Not thread-safe.
 */
public final class Analyzer {
  private final Machine machine;
  private final Thresholds thresholds;
  private final ScopeAnalysis host;
  private final ScopeAnalysis container;
  private final ScopeAnalysis process;
  private final Shares shares;
  private final BandWatch[] bands;
  private final FindingLog log = new FindingLog();
  private final FindingWriter writer;
  private @Nullable Observation lastHost;
  private @Nullable Observation lastContainer;
  private long lastMillis = Long.MIN_VALUE;

  public Analyzer(Machine machine, Thresholds thresholds) {
    this.machine = machine;
    this.thresholds = thresholds;
    this.host = new ScopeAnalysis(Scope.HOST, machine, thresholds);
    this.container = new ScopeAnalysis(Scope.CONTAINER, machine, thresholds);
    this.process = new ScopeAnalysis(Scope.PROCESS, machine, thresholds);
    this.shares = new Shares(machine, container, process);
    this.writer = new FindingWriter(machine, shares, log);
    Band[] all = Band.values();
    this.bands = new BandWatch[all.length];
    for (int i = 0; i < all.length; i++) {
      bands[i] = new BandWatch(all[i]);
    }
  }

  /**
   * Adds what was seen at one time. An observation that is older than the one before is ignored.
   *
   * @param hostSeen the host's numbers
   * @param containerSeen the container's, null if there is none
   * @param processSeen this JVM's, null if there are none
   * @return the findings that this opened, changed or closed; mostly none
   */
  public List<Finding> accept(
      @Nullable Observation hostSeen,
      @Nullable Observation containerSeen,
      @Nullable Observation processSeen) {
    Observation first =
        hostSeen != null ? hostSeen : containerSeen != null ? containerSeen : processSeen;
    if (first == null || first.timeMillis() < lastMillis) {
      return Collections.emptyList();
    }
    lastMillis = first.timeMillis();
    lastHost = hostSeen != null ? hostSeen : lastHost;
    lastContainer = containerSeen != null ? containerSeen : lastContainer;
    shares.observe(containerSeen, processSeen);
    long memory = memoryOf(lastHost, Quantity.MEM_TOTAL, -1);
    long limit = memoryOf(lastContainer, Quantity.LIMIT, memory);
    // All numbers first, since who is behind a change is judged by comparing them.
    boolean found = hostSeen != null && host.add(hostSeen, memory);
    found |= containerSeen != null && container.add(containerSeen, limit);
    found |= processSeen != null && process.add(processSeen, limit);
    List<Finding> findings = Collections.emptyList();
    if (found) {
      findings = new ArrayList<>();
      collect(hostSeen, host, findings);
      collect(containerSeen, container, findings);
      collect(processSeen, process, findings);
    }
    return lookAtBands(hostSeen, containerSeen, processSeen, findings);
  }

  /** The findings that go on, the oldest first. */
  public List<Finding> active() {
    return log.active();
  }

  /** The last findings that ended, at most 64, the newest first. */
  public List<Finding> recent() {
    return log.recent();
  }

  /** Everything that goes on in words, or why kernel memory is not the problem. */
  public String explain() {
    return Explanation.ofState(lastHost, lastContainer, log.active());
  }

  private void collect(@Nullable Observation seen, ScopeAnalysis scope, List<Finding> findings) {
    if (seen == null) {
      return;
    }
    for (Series series : scope.series()) {
      Step step = series.step();
      if (step != null && !isReclaim(scope, series, step)) {
        writer.step(scope, series, step, seen, findings);
      }
      Rise rise = series.rise();
      if (rise != null && !isPartOfAnother(scope, series, rise)) {
        writer.rise(scope, series, rise, seen, findings);
      }
    }
  }

  /** A fall of slab that the kernel took back on purpose is no news. */
  private boolean isReclaim(ScopeAnalysis scope, Series series, Step step) {
    if (series.quantity != Quantity.SLAB || step.sign > 0 || log.active(step) != null) {
      return false;
    }
    Series part = scope.get(Quantity.SLAB_RECLAIMABLE);
    return part != null && -part.recentChange() >= 0.75 * step.size();
  }

  /** Slab as a whole has said it already. */
  private boolean isPartOfAnother(ScopeAnalysis scope, Series series, Rise rise) {
    Series whole = scope.get(Quantity.SLAB);
    return series.quantity == Quantity.SLAB_UNRECLAIMABLE
        && log.active(rise) == null
        && whole != null
        && whole.grows();
  }

  private List<Finding> lookAtBands(
      @Nullable Observation hostSeen,
      @Nullable Observation containerSeen,
      @Nullable Observation processSeen,
      List<Finding> found) {
    List<Finding> findings = found;
    for (BandWatch watch : bands) {
      Observation seen =
          watch.band.scope == Scope.HOST
              ? hostSeen
              : watch.band.scope == Scope.CONTAINER ? containerSeen : processSeen;
      if (seen != null && watch.look(seen, machine, thresholds)) {
        if (findings.isEmpty()) {
          findings = new ArrayList<>();
        }
        writer.band(watch, seen, processSeen, containerSeen, findings);
      }
    }
    return findings;
  }

  private static long memoryOf(@Nullable Observation seen, Quantity quantity, long atMost) {
    long value = seen == null ? -1 : seen.get(quantity);
    return value > 0 && (atMost <= 0 || value < atMost) ? value : atMost;
  }
}
