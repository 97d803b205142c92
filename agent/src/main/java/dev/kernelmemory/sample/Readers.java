package dev.kernelmemory.sample;

import dev.kernelmemory.environment.Cgroup;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readers of all scopes, read in turn on the sampling thread. */
final class Readers implements Closeable {
  static final Scope[] SCOPES = Scope.values();

  private final SourceSettings settings;
  private final HostReader host;
  private final @Nullable ContainerReader container;
  private final @Nullable ProcessReader process;
  private final @Nullable PressureReader hostPressure;
  private final @Nullable VmstatReader vmstat;
  private final @Nullable NodesReader nodes;
  private final @Nullable DetailReader detail;
  private volatile @Nullable PressureReader containerPressure;
  private @Nullable Cgroup pressureOf;

  Readers(Places places, SourceSettings settings) {
    this.settings = settings;
    this.host = new HostReader(places.procfs(), settings);
    boolean all = !places.isHostOnly();
    this.container = all ? new ContainerReader(places, settings) : null;
    this.process = all ? new ProcessReader(places, settings) : null;
    this.hostPressure =
        all ? new PressureReader(new File(places.procfs(), "pressure/memory"), settings) : null;
    this.vmstat = all ? new VmstatReader(places.procfs(), settings) : null;
    this.nodes = all ? new NodesReader(places.sysfs(), settings) : null;
    this.detail =
        places.slabDetail() || places.vmallocDetail() ? new DetailReader(places, settings) : null;
  }

  /**
   * Reads what is due.
   *
   * @return a new snapshot, or the last one if nothing was due
   */
  Snapshot read(Clock clock, Snapshot last) {
    Moment moment = Moment.now(clock);
    HostMemory newHost = host.read(clock, moment, last.host());
    ContainerMemory newContainer = last.container();
    if (container != null) {
      newContainer = container.read(clock, moment, newContainer);
    }
    ProcessMemory newProcess = last.process();
    if (process != null) {
      newProcess = process.read(clock, moment, newHost, newProcess);
    }
    MemoryPressure newHostPressure = readHostPressure(clock, moment, last.hostPressure());
    MemoryPressure newContainerPressure =
        readContainerPressure(clock, moment, newContainer.cgroup(), last.containerPressure());
    List<NodeMemory> newNodes = last.nodes();
    if (nodes != null) {
      newNodes = nodes.read(clock, moment, newNodes);
    }
    Detail newDetail = last.detail();
    if (detail != null) {
      newDetail = detail.read(clock, moment, newDetail);
    }
    boolean same =
        newHost == last.host()
            && newContainer == last.container()
            && newProcess == last.process()
            && newHostPressure == last.hostPressure()
            && newContainerPressure == last.containerPressure()
            && newNodes == last.nodes()
            && newDetail == last.detail();
    return same
        ? last
        : new Snapshot(
            moment,
            newHost,
            newContainer,
            newProcess,
            newHostPressure,
            newContainerPressure,
            newNodes,
            newDetail);
  }

  /** How reading has gone; any thread. */
  List<SourceStatus> sources() {
    List<Source> sources = new ArrayList<>();
    sources.addAll(host.sources());
    if (container != null) {
      sources.addAll(container.sources());
    }
    if (process != null) {
      sources.addAll(process.sources());
    }
    if (hostPressure != null) {
      sources.add(hostPressure.source());
    }
    if (vmstat != null) {
      sources.add(vmstat.source());
    }
    PressureReader ofContainer = containerPressure;
    if (ofContainer != null) {
      sources.add(ofContainer.source());
    }
    if (nodes != null) {
      sources.addAll(nodes.sources());
    }
    if (detail != null) {
      sources.addAll(detail.sources());
    }
    List<SourceStatus> statuses = new ArrayList<>(sources.size());
    for (Source source : sources) {
      statuses.add(source.status());
    }
    return Collections.unmodifiableList(statuses);
  }

  @Override
  public void close() {
    close(host);
    close(container);
    close(process);
    close(hostPressure);
    close(vmstat);
    close(containerPressure);
    close(nodes);
    close(detail);
  }

  private MemoryPressure readHostPressure(Clock clock, Moment moment, MemoryPressure last) {
    if (hostPressure == null || vmstat == null) {
      return last;
    }
    boolean stalls = hostPressure.read(clock, moment);
    boolean counters = vmstat.read(clock, moment);
    return stalls || counters
        ? new MemoryPressure(hostPressure.state(), hostPressure.stalls(), vmstat.counters(), moment)
        : last;
  }

  private MemoryPressure readContainerPressure(
      Clock clock, Moment moment, @Nullable Cgroup cgroup, MemoryPressure last) {
    if (cgroup != null && !cgroup.equals(pressureOf)) {
      pressureOf = cgroup;
      close(containerPressure);
      File directory = cgroup.directory();
      containerPressure =
          cgroup.version() == 2 && cgroup.isReadable() && directory != null
              ? new PressureReader(new File(directory, "memory.pressure"), settings)
              : null;
      if (containerPressure == null) {
        return MemoryPressure.without(
            cgroup.version() == 1
                ? "not reported by cgroup v1"
                : "not reported: " + cgroup.reason(),
            moment);
      }
    }
    PressureReader reader = containerPressure;
    return reader != null && reader.read(clock, moment)
        ? new MemoryPressure(reader.state(), reader.stalls(), MemoryPressure.noCounters(), moment)
        : last;
  }

  private static void close(@Nullable Closeable reader) {
    if (reader != null) {
      try {
        reader.close();
      } catch (IOException e) {
        // Only read from: nothing can be lost.
        return;
      }
    }
  }
}
