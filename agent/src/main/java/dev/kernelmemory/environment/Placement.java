package dev.kernelmemory.environment;

/** How the cgroup whose files are read relates to the process. */
public enum Placement {
  /** The process's own cgroup. */
  OWN,
  /** The nearest ancestor with memory files: the process's own cgroup has none. */
  ANCESTOR,
  /** The root of the cgroup namespace: the process's own cgroup lies outside of it. */
  MOVED,
  /** The cgroup that lists the process; its path could not be told from the mounts. */
  FOUND_BY_PID,
  /** The real root of the hierarchy: never to be polled, and not the host's numbers. */
  ROOT,
  /** There is none. */
  NONE
}
