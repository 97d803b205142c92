package dev.kernelmemory.sample;

/** What is known of this process, in bytes unless it says otherwise. */
public enum ProcessField {
  /** Page tables of all levels (VmPTE). */
  PAGE_TABLES,
  /** Kernel stacks, estimated: threads × the kernel's stack for one task. */
  KERNEL_STACK,
  /** Threads, Java's and the JVM's own; a number. */
  THREADS,
  /** Resident memory (VmRSS). */
  RESIDENT,
  /** Its anonymous part (RssAnon, since 4.5). */
  RESIDENT_ANONYMOUS,
  /** Its part that is mapped from files (RssFile). */
  RESIDENT_FILE,
  /** Its shared part (RssShmem). */
  RESIDENT_SHMEM,
  /** Swapped out (VmSwap). */
  SWAP,
  /** Address space in use (VmSize). */
  VIRTUAL_SIZE,
  /** Open file descriptors; a number. */
  OPEN_FILES,
  /** How many there may be (RLIMIT_NOFILE). */
  OPEN_FILE_LIMIT,
  /** Mappings, that is lines of /proc/self/maps; a number. */
  MAPPINGS,
  /** How many there may be (vm.max_map_count). */
  MAPPING_LIMIT;

  /** The number of constants. */
  static final int COUNT = values().length;
}
