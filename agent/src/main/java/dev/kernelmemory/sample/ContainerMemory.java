package dev.kernelmemory.sample;

import dev.kernelmemory.environment.Cgroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The memory of the control group that this JVM is in, at one moment. Immutable. */
public final class ContainerMemory implements KernelMemory {
  /** There is no limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** What {@link #residual()} is if it can't be known; it can be negative. */
  public static final long NO_RESIDUAL = Long.MIN_VALUE;

  private final long[] values;
  private final List<String> unavailable;
  private final Moment takenAt;
  private final @Nullable Cgroup cgroup;

  ContainerMemory(
      long[] values, List<String> unavailable, Moment takenAt, @Nullable Cgroup cgroup) {
    this.values = values.clone();
    this.unavailable = unavailable;
    this.takenAt = takenAt;
    this.cgroup = cgroup;
  }

  /** No number at all, and one reason for it. */
  static ContainerMemory without(String reason, Moment moment) {
    return without(reason, moment, null);
  }

  static ContainerMemory without(String reason, Moment moment, @Nullable Cgroup cgroup) {
    long[] values = new long[ContainerField.COUNT];
    Arrays.fill(values, NOT_REPORTED);
    List<String> reasons = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      reasons.add(dimension.label() + ": not reported: " + reason);
    }
    return new ContainerMemory(values, Collections.unmodifiableList(reasons), moment, cgroup);
  }

  @Override
  public long get(Dimension dimension) {
    return get(dimension.containerField());
  }

  /** A number, or one of the two negative marks. */
  public long get(ContainerField field) {
    return values[field.ordinal()];
  }

  @Override
  public List<String> unavailable() {
    return unavailable;
  }

  @Override
  public Moment takenAt() {
    return takenAt;
  }

  /** The control group; null before it was looked for. */
  @Nullable Cgroup cgroup() {
    return cgroup;
  }

  /** The version of the cgroup interface, 2 or 1; 0 if there is none, -1 if that is not known. */
  public int cgroupVersion() {
    return cgroup == null ? -1 : cgroup.version();
  }

  /** The group's path as {@code /proc/self/cgroup} has it; empty if not known. */
  public String cgroupPath() {
    return cgroup == null ? "" : cgroup.path();
  }

  /** The directory whose files are read; empty if none is. */
  public String cgroupDirectory() {
    return cgroup == null || cgroup.directory() == null ? "" : String.valueOf(cgroup.directory());
  }

  /** Whether that directory is the JVM's own group, and if not, why; empty if not known. */
  public String cgroupPlacement() {
    if (cgroup == null) {
      return "";
    }
    String placement = cgroup.placement().name().toLowerCase(Locale.ROOT);
    return cgroup.reason().isEmpty() ? placement : placement + ": " + cgroup.reason();
  }

  /**
   * What is charged to the group but in none of anonymous, file, kernel, socket and swap cache
   * memory.
   *
   * <p>Batches of up to 256 KiB are charged before they are used, and memory.stat is up to 2 s
   * older than memory.current. Negative where a page counts twice, as a mapped page in the swap
   * cache does.
   *
   * @return bytes, or {@link #NO_RESIDUAL} unless current, anonymous, file and kernel are known
   */
  public long residual() {
    long current = get(ContainerField.CURRENT);
    long anonymous = get(ContainerField.ANONYMOUS);
    long file = get(ContainerField.FILE);
    long kernel = get(ContainerField.KERNEL);
    if (current < 0 || anonymous < 0 || file < 0 || kernel < 0) {
      return NO_RESIDUAL;
    }
    return current
        - anonymous
        - file
        - kernel
        - Math.max(0, get(ContainerField.SOCKET))
        - Math.max(0, get(ContainerField.SWAP_CACHE));
  }

  /**
   * Memory that can't be taken back by dropping unused page cache: current without inactive file
   * pages, as cAdvisor and Kubernetes count it.
   */
  public long workingSet() {
    return minus(get(ContainerField.CURRENT), get(ContainerField.INACTIVE_FILE));
  }

  /** {@link #workingSet()} without reclaimable slab. */
  public long workingSetWithoutReclaimableSlab() {
    return minus(workingSet(), get(ContainerField.SLAB_RECLAIMABLE));
  }

  /** What may still be charged before the limit; {@link #UNLIMITED} if there is none. */
  public long headroom() {
    long limit = get(ContainerField.LIMIT);
    return limit == UNLIMITED ? UNLIMITED : minus(limit, get(ContainerField.CURRENT));
  }

  private static long minus(long a, long b) {
    return a < 0 || b < 0 ? Math.min(a, b) : Math.max(0, a - b);
  }
}
