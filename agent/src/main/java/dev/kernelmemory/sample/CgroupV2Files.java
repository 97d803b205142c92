package dev.kernelmemory.sample;

import dev.kernelmemory.environment.Cgroup;
import dev.kernelmemory.environment.KernelRelease;
import dev.kernelmemory.procfs.CgroupStatField;
import dev.kernelmemory.procfs.MemoryEventsField;
import dev.kernelmemory.procfs.MemoryStatField;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The files of a cgroup v2, see Documentation/admin-guide/cgroup-v2.rst.
 *
 * <p>memory.stat, memory.current and memory.events are read for every sample, limits and peaks
 * every 5 s, cgroup.stat once a minute. The kernel brings memory.stat up to date every 2 s.
 */
final class CgroupV2Files implements CgroupFiles {
  private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long RARELY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final MemoryStatField[] STAT = MemoryStatField.values();

  /** Where each field of memory.stat goes; null where nowhere. */
  private static final ContainerField[] STAT_TO = new ContainerField[STAT.length];

  private static final MemoryEventsField[] EVENTS = MemoryEventsField.values();
  private static final ContainerField[] EVENTS_TO = new ContainerField[EVENTS.length];

  static {
    to(MemoryStatField.ANON, ContainerField.ANONYMOUS);
    to(MemoryStatField.FILE, ContainerField.FILE);
    to(MemoryStatField.SHMEM, ContainerField.SHMEM);
    to(MemoryStatField.INACTIVE_FILE, ContainerField.INACTIVE_FILE);
    to(MemoryStatField.KERNEL, ContainerField.KERNEL);
    to(MemoryStatField.KERNEL_STACK, ContainerField.KERNEL_STACK);
    to(MemoryStatField.PAGETABLES, ContainerField.PAGE_TABLES);
    to(MemoryStatField.SEC_PAGETABLES, ContainerField.SEC_PAGE_TABLES);
    to(MemoryStatField.PERCPU, ContainerField.PER_CPU);
    to(MemoryStatField.VMALLOC, ContainerField.VMALLOC);
    to(MemoryStatField.SLAB, ContainerField.SLAB);
    to(MemoryStatField.SLAB_RECLAIMABLE, ContainerField.SLAB_RECLAIMABLE);
    to(MemoryStatField.SLAB_UNRECLAIMABLE, ContainerField.SLAB_UNRECLAIMABLE);
    to(MemoryStatField.SOCK, ContainerField.SOCKET);
    to(MemoryStatField.SWAPCACHED, ContainerField.SWAP_CACHE);
    EVENTS_TO[MemoryEventsField.LOW.ordinal()] = ContainerField.LOW_EVENTS;
    EVENTS_TO[MemoryEventsField.HIGH.ordinal()] = ContainerField.HIGH_EVENTS;
    EVENTS_TO[MemoryEventsField.MAX.ordinal()] = ContainerField.MAX_EVENTS;
    EVENTS_TO[MemoryEventsField.OOM.ordinal()] = ContainerField.OOM_EVENTS;
    EVENTS_TO[MemoryEventsField.OOM_KILL.ordinal()] = ContainerField.OOM_KILLS;
    EVENTS_TO[MemoryEventsField.OOM_GROUP_KILL.ordinal()] = ContainerField.OOM_GROUP_KILLS;
  }

  private final String release;
  private final FieldFile stat;
  private final FieldFile events;
  private final FieldFile descendants;
  private final CgroupNumbers current;
  private final CgroupNumbers limits;

  CgroupV2Files(Cgroup cgroup, Places places, SourceSettings settings) {
    File directory = Objects.requireNonNull(cgroup.directory());
    this.release = KernelRelease.read(places.procfs());
    this.stat =
        new FieldFile(
            new File(directory, "memory.stat"),
            MemoryStatField.newParser(),
            STAT.length,
            0,
            settings);
    this.events =
        new FieldFile(
                new File(directory, "memory.events"),
                MemoryEventsField.newParser(),
                EVENTS.length,
                0,
                settings)
            .optional();
    this.descendants =
        new FieldFile(
                new File(directory, "cgroup.stat"),
                CgroupStatField.newParser(),
                CgroupStatField.values().length,
                RARELY_NANOS,
                settings)
            .optional();
    this.current =
        new CgroupNumbers(new File(directory, "memory.current").getPath(), 0, settings)
            .with(ContainerField.CURRENT, directory, "memory.current");
    this.limits =
        new CgroupNumbers(new File(directory, "memory.max").getPath(), SELDOM_NANOS, settings)
            .with(ContainerField.LIMIT, directory, "memory.max")
            .with(ContainerField.HIGH, directory, "memory.high")
            .with(ContainerField.PEAK, directory, "memory.peak")
            .with(ContainerField.SWAP, directory, "memory.swap.current")
            .with(ContainerField.SWAP_LIMIT, directory, "memory.swap.max");
    for (File ancestor : cgroup.ancestors()) {
      limits
          .with(ContainerField.LIMIT, ancestor, "memory.max")
          .with(ContainerField.HIGH, ancestor, "memory.high")
          .with(ContainerField.SWAP_LIMIT, ancestor, "memory.swap.max");
    }
    limits.withTasks(cgroup.pids());
  }

  @Override
  public boolean read(Clock clock, Moment moment, long[] values) {
    boolean any = false;
    if (stat.read(clock, moment)) {
      copy(stat, STAT_TO, values);
      addUpSlab(values);
      any = true;
    }
    any |= current.read(clock, moment, values);
    if (events.read(clock, moment)) {
      copy(events, EVENTS_TO, values);
      any = true;
    }
    any |= limits.read(clock, moment, values);
    if (descendants.read(clock, moment)) {
      values[ContainerField.DYING_DESCENDANTS.ordinal()] =
          descendants.get(CgroupStatField.NR_DYING_DESCENDANTS.ordinal());
      any = true;
    }
    return any;
  }

  @Override
  public boolean isLost() {
    return stat.get(MemoryStatField.ANON.ordinal()) == KernelMemory.UNREADABLE;
  }

  @Override
  public String notReported(Dimension dimension) {
    MemoryStatField field = MemoryStatField.ANON;
    for (int i = 0; i < STAT.length; i++) {
      if (STAT_TO[i] == dimension.containerField()) {
        field = STAT[i];
      }
    }
    return stat.path()
        + " of Linux "
        + release
        + " has no line "
        + field.key()
        + " (mainline reports it since "
        + field.since()
        + ")";
  }

  @Override
  public List<Source> sources() {
    return Arrays.asList(
        stat.source(), current.source(), events.source(), limits.source(), descendants.source());
  }

  @Override
  public void close() {
    stat.close();
    current.close();
    events.close();
    limits.close();
    descendants.close();
  }

  private static void to(MemoryStatField from, ContainerField to) {
    STAT_TO[from.ordinal()] = to;
  }

  private static void copy(FieldFile file, ContainerField[] to, long[] values) {
    for (int i = 0; i < to.length; i++) {
      ContainerField field = to[i];
      if (field != null) {
        values[field.ordinal()] = file.get(i);
      }
    }
  }

  /** Kernels up to 5.8 have the line slab without its parts' sum, or the parts alone. */
  private static void addUpSlab(long[] values) {
    int slab = ContainerField.SLAB.ordinal();
    long reclaimable = values[ContainerField.SLAB_RECLAIMABLE.ordinal()];
    long unreclaimable = values[ContainerField.SLAB_UNRECLAIMABLE.ordinal()];
    if (values[slab] == KernelMemory.NOT_REPORTED && reclaimable >= 0 && unreclaimable >= 0) {
      values[slab] = reclaimable + unreclaimable;
    }
  }
}
