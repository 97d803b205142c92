package dev.kernelmemory.sample;

/**
 * What is known of a control group's memory, in bytes unless it says otherwise; the names in
 * brackets are those of cgroup v2, then of v1.
 */
public enum ContainerField {
  /** All memory charged to the group (memory.current; memory.usage_in_bytes). */
  CURRENT,
  /** The smallest limit of the group and its visible ancestors; {@link Long#MAX_VALUE} if none. */
  LIMIT,
  /** Above it the group is slowed down and reclaimed from (memory.high; v1 has none). */
  HIGH,
  /** The most that was ever charged (memory.peak since 5.19; memory.max_usage_in_bytes). */
  PEAK,
  /** Anonymous memory: heap, stacks, everything malloc'ed (anon; total_rss). */
  ANONYMOUS,
  /** Page cache, shared memory included (file; total_cache). */
  FILE,
  /** Shared memory and tmpfs, a part of the page cache (shmem; total_shmem). */
  SHMEM,
  /** Page cache that was not used lately (inactive_file; total_inactive_file). */
  INACTIVE_FILE,
  /** All kernel memory of the group (kernel since 5.18; memory.kmem.usage_in_bytes). */
  KERNEL,
  /** Kernel stacks of its tasks (kernel_stack). */
  KERNEL_STACK,
  /** Page tables (pagetables since 5.11). */
  PAGE_TABLES,
  /** Page tables of virtual machines and IOMMUs (sec_pagetables since 6.1). */
  SEC_PAGE_TABLES,
  /** Per-CPU memory (percpu since 5.9). */
  PER_CPU,
  /** vmalloc without kernel stacks (vmalloc since 5.17). */
  VMALLOC,
  /** Slab objects (slab). */
  SLAB,
  /** Slab objects that can be reclaimed (slab_reclaimable). */
  SLAB_RECLAIMABLE,
  /** Slab objects that can't (slab_unreclaimable). */
  SLAB_UNRECLAIMABLE,
  /** Network buffers (sock). */
  SOCKET,
  /** Pages that are in memory and in swap (swapcached since 5.13). */
  SWAP_CACHE,
  /** Memory of the group that is swapped out (memory.swap.current; total_swap). */
  SWAP,
  /** How much of it may be (memory.swap.max); {@link Long#MAX_VALUE} if there is no limit. */
  SWAP_LIMIT,
  /** Tasks in the group (pids.current). */
  TASKS,
  /** How many there may be (pids.max); {@link Long#MAX_VALUE} if there is no limit. */
  TASK_LIMIT,
  /** Groups below it that were removed but still hold memory (cgroup.stat). */
  DYING_DESCENDANTS,
  /** Times the group was reclaimed from although it was under its protection (memory.events). */
  LOW_EVENTS,
  /** Times it was throttled for being above {@link #HIGH}. */
  HIGH_EVENTS,
  /** Times it was about to go over its limit (max; memory.failcnt). */
  MAX_EVENTS,
  /** Times its limit was reached and an allocation was about to fail. */
  OOM_EVENTS,
  /** Processes of the group that the OOM killer ended (oom_kill; memory.oom_control). */
  OOM_KILLS,
  /** Times the whole group was ended. */
  OOM_GROUP_KILLS;

  /** The number of constants. */
  static final int COUNT = values().length;
}
