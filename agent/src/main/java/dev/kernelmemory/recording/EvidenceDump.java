package dev.kernelmemory.recording;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.FindingListener;
import dev.kernelmemory.analysis.Severity;
import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.Snapshot;
import dev.kernelmemory.sample.SnapshotListener;
import java.io.File;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Saves what is recorded before the container is killed: when an allocation in the group was about
 * to fail, when the OOM killer has ended a process of it, when it is throttled again and again, or
 * when the analysis has found something critical.
 *
 * <p>At most one dump is under way, and one is begun every {@value #PAUSE_MINUTES} minutes. Noticed
 * on the sampling thread, done on a thread of its own.
 */
public final class EvidenceDump implements SnapshotListener, FindingListener {
  private static final long PAUSE_MINUTES = 10;
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(PAUSE_MINUTES);

  /** Throttled that often between two samples, the group is at a standstill. */
  private static final long BURST = 100;

  private final File directory;
  private final Consumer<String> log;
  private final ContainerEvents events = new ContainerEvents();
  private long lastNanos;
  private boolean dumped;

  /**
   * Makes what waits for evidence; nothing is looked at yet.
   *
   * @param directory an existing directory, no symbolic link
   * @param log told of the dump, or why there is none
   */
  public EvidenceDump(File directory, Consumer<String> log) {
    this.directory = directory;
    this.log = log;
  }

  @Override
  public void sampled(Snapshot previous, Snapshot snapshot) {
    ContainerMemory now = snapshot.container();
    if (previous.container() == now) {
      return;
    }
    events.take(now);
    if (events.increase(ContainerField.OOM_KILLS) > 0
        || events.increase(ContainerField.OOM_EVENTS) > 0) {
      request("oom", now.takenAt().nanos());
    } else if (events.increase(ContainerField.HIGH_EVENTS) >= BURST
        || events.increase(ContainerField.MAX_EVENTS) >= BURST) {
      request("limit", now.takenAt().nanos());
    }
  }

  @Override
  public void found(Finding finding, Change change) {
    if (finding.severity() == Severity.CRITICAL && change != Change.ENDED) {
      request(finding.pattern().name().toLowerCase(Locale.ROOT), System.nanoTime());
    }
  }

  /** Begins a dump unless one was begun lately. */
  void request(String reason, long nowNanos) {
    if (dumped && nowNanos - lastNanos < PAUSE_NANOS) {
      return;
    }
    dumped = true;
    lastNanos = nowNanos;
    Thread thread = new Thread(new RecordingDump(directory, reason, log), "kernel-memory-dump");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }
}
