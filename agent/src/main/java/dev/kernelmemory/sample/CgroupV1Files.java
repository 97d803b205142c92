package dev.kernelmemory.sample;

import dev.kernelmemory.environment.Cgroup;
import dev.kernelmemory.procfs.MemoryStatV1Field;
import dev.kernelmemory.procfs.OomControlField;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The files of a memory cgroup v1, see Documentation/admin-guide/cgroup-v1/memory.rst.
 *
 * <p>It knows kernel memory as one number only, and no kind of it.
 */
final class CgroupV1Files implements CgroupFiles {
  private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final FieldFile stat;
  private final FieldFile oomControl;
  private final CgroupNumbers current;
  private final CgroupNumbers limits;

  CgroupV1Files(Cgroup cgroup, SourceSettings settings) {
    File directory = Objects.requireNonNull(cgroup.directory());
    this.stat =
        new FieldFile(
            new File(directory, "memory.stat"),
            MemoryStatV1Field.newParser(),
            MemoryStatV1Field.values().length,
            0,
            settings);
    this.oomControl =
        new FieldFile(
                new File(directory, "memory.oom_control"),
                OomControlField.newParser(),
                OomControlField.values().length,
                0,
                settings)
            .optional();
    this.current =
        new CgroupNumbers(new File(directory, "memory.kmem.usage_in_bytes").getPath(), 0, settings)
            .with(ContainerField.CURRENT, directory, "memory.usage_in_bytes")
            .with(ContainerField.KERNEL, directory, "memory.kmem.usage_in_bytes")
            .with(ContainerField.MAX_EVENTS, directory, "memory.failcnt");
    this.limits =
        new CgroupNumbers(
                new File(directory, "memory.limit_in_bytes").getPath(), SELDOM_NANOS, settings)
            .with(ContainerField.LIMIT, directory, "memory.limit_in_bytes")
            .with(ContainerField.PEAK, directory, "memory.max_usage_in_bytes");
    for (File ancestor : cgroup.ancestors()) {
      limits.with(ContainerField.LIMIT, ancestor, "memory.limit_in_bytes");
    }
    limits.withTasks(cgroup.pids());
  }

  @Override
  public boolean read(Clock clock, Moment moment, long[] values) {
    boolean any = false;
    if (stat.read(clock, moment)) {
      copy(MemoryStatV1Field.TOTAL_RSS, ContainerField.ANONYMOUS, values);
      copy(MemoryStatV1Field.TOTAL_CACHE, ContainerField.FILE, values);
      copy(MemoryStatV1Field.TOTAL_SHMEM, ContainerField.SHMEM, values);
      copy(MemoryStatV1Field.TOTAL_INACTIVE_FILE, ContainerField.INACTIVE_FILE, values);
      copy(MemoryStatV1Field.TOTAL_SWAP, ContainerField.SWAP, values);
      any = true;
    }
    any |= current.read(clock, moment, values);
    if (oomControl.read(clock, moment)) {
      values[ContainerField.OOM_KILLS.ordinal()] =
          oomControl.get(OomControlField.OOM_KILL.ordinal());
      any = true;
    }
    if (limits.read(clock, moment, values)) {
      any = true;
    }
    // Covers ancestors that can't be seen from here.
    long hierarchical = stat.get(MemoryStatV1Field.HIERARCHICAL_MEMORY_LIMIT.ordinal());
    int limit = ContainerField.LIMIT.ordinal();
    if (hierarchical >= 0 && (values[limit] < 0 || hierarchical < values[limit])) {
      values[limit] = hierarchical;
    }
    return any;
  }

  @Override
  public boolean isLost() {
    return stat.get(MemoryStatV1Field.TOTAL_RSS.ordinal()) == KernelMemory.UNREADABLE;
  }

  @Override
  public String notReported(Dimension dimension) {
    return "cgroup v1 knows kernel memory as one number only, Kernel ("
        + current.source().path()
        + ")";
  }

  @Override
  public List<Source> sources() {
    return Arrays.asList(stat.source(), current.source(), oomControl.source(), limits.source());
  }

  @Override
  public void close() {
    stat.close();
    current.close();
    oomControl.close();
    limits.close();
  }

  private void copy(MemoryStatV1Field from, ContainerField to, long[] values) {
    values[to.ordinal()] = stat.get(from.ordinal());
  }
}
