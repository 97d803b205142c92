package dev.kernelmemory.sample;

import dev.kernelmemory.environment.Cgroup;
import dev.kernelmemory.environment.CgroupResolver;
import java.io.Closeable;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the control group that this process is in, and reads it. Looks for it anew every minute and
 * whenever it seems to be gone. For the sampling thread; {@link #sources} for any.
 */
final class ContainerReader implements Closeable {
  private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final Dimension[] DIMENSIONS = Dimension.values();

  private final Places places;
  private final SourceSettings settings;
  private final CgroupResolver resolver;
  private final Source place;
  private final long[] values = new long[ContainerField.COUNT];

  private volatile @Nullable CgroupFiles files;
  private volatile @Nullable Cgroup cgroup;
  private List<String> unavailable = Collections.emptyList();
  private int unavailableKey = -1;
  private boolean looking;
  private boolean accountingOff;

  ContainerReader(Places places, SourceSettings settings) {
    this(new CgroupResolver(new File("/proc/self"), places.cgroupfs()), places, settings);
  }

  ContainerReader(CgroupResolver resolver, Places places, SourceSettings settings) {
    this.resolver = resolver;
    this.places = places;
    this.settings = settings;
    this.place = new Source("/proc/self/cgroup", LOOK_NANOS, settings);
  }

  ContainerMemory read(Clock clock, Moment moment, ContainerMemory last) {
    Cgroup before = cgroup;
    if (place.isDue(moment.nanos())) {
      look(clock);
    }
    CgroupFiles open = files;
    Cgroup found = cgroup;
    if (open == null || found == null) {
      return found == null || found.equals(before)
          ? last
          : ContainerMemory.without(found.reason(), moment, found);
    }
    if (!open.read(clock, moment, values)) {
      return last;
    }
    if (open.isLost() && !looking) {
      // Moved away from, or removed: look again at the next sample, once.
      looking = true;
      place.forgetPause();
    } else if (!open.isLost()) {
      looking = false;
    }
    if (accountingOff) {
      values[ContainerField.KERNEL.ordinal()] = KernelMemory.NOT_REPORTED;
      for (Dimension dimension : DIMENSIONS) {
        values[dimension.containerField().ordinal()] = KernelMemory.NOT_REPORTED;
      }
    }
    return new ContainerMemory(values, reasons(open), moment, found);
  }

  /** The sources of the group that is being read. */
  List<Source> sources() {
    CgroupFiles open = files;
    List<Source> sources = new ArrayList<>();
    sources.add(place);
    if (open != null) {
      sources.addAll(open.sources());
    }
    return sources;
  }

  @Override
  public void close() {
    CgroupFiles open = files;
    if (open != null) {
      open.close();
    }
  }

  private void look(Clock clock) {
    place.begin(clock);
    Cgroup found = resolver.resolve();
    accountingOff = KernelParameters.of(places.procfs()).accountsNoKernelMemory();
    CgroupFiles newFiles =
        found.isReadable() && !found.equals(cgroup)
            ? CgroupFiles.open(found, places, settings)
            : null;
    if (found.isReadable()) {
      place.ok(clock);
    } else {
      place.absent(clock, "not readable");
    }
    if (found.equals(cgroup)) {
      return;
    }
    close();
    Arrays.fill(values, KernelMemory.NOT_REPORTED);
    unavailableKey = -1;
    files = newFiles;
    cgroup = found;
  }

  private List<String> reasons(CgroupFiles open) {
    int key = 0;
    for (Dimension dimension : DIMENSIONS) {
      long value = values[dimension.containerField().ordinal()];
      key = key * 3 + (value >= 0 ? 0 : (int) -value);
    }
    if (key != unavailableKey) {
      unavailable = key == 0 ? Collections.<String>emptyList() : makeReasons(open);
      unavailableKey = key;
    }
    return unavailable;
  }

  private List<String> makeReasons(CgroupFiles open) {
    List<String> reasons = new ArrayList<>();
    for (Dimension dimension : DIMENSIONS) {
      long value = values[dimension.containerField().ordinal()];
      if (value == KernelMemory.UNREADABLE) {
        reasons.add(
            dimension.label() + ": unreadable: " + open.sources().get(0).status().lastProblem());
      } else if (value == KernelMemory.NOT_REPORTED) {
        reasons.add(dimension.label() + ": not reported: " + notReported(open, dimension));
      }
    }
    return Collections.unmodifiableList(reasons);
  }

  private String notReported(CgroupFiles open, Dimension dimension) {
    return accountingOff
        ? "the kernel was started with cgroup.memory=nokmem and keeps no account of it"
        : open.notReported(dimension);
  }
}
