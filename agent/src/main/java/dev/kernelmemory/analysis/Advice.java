package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;

/** What to do next about a finding, by dimension, pattern and environment. */
final class Advice {
  private Advice() {}

  static String of(Finding finding, Machine machine) {
    if (finding.pattern() == Pattern.DROP) {
      return "Nothing needs to be done; if a service ended unexpectedly, look at its log.";
    }
    String step = byQuantity(finding);
    if (finding.verdict() == Verdict.ELSEWHERE) {
      return "Not this JVM: tell who runs the host. " + step;
    }
    if (finding.verdict() == Verdict.UNKNOWN && machine.kind() == Machine.Kind.VIRTUAL) {
      return step + " The machine is virtual: only what its own kernel holds is counted here.";
    }
    return step;
  }

  private static String byQuantity(Finding finding) {
    boolean own = finding.verdict() == Verdict.THIS_JVM;
    boolean contained = finding.scope() == Scope.CONTAINER;
    switch (finding.quantity()) {
      case SLAB_RECLAIMABLE:
        return own
            ? "Look for look-ups of many different file names, existing or not, and for files"
                + " created and left behind; a list of driver stack traces names the code."
            : "Look at /proc/sys/fs/dentry-state for negative entries, and in slabtop for dentry"
                + " and inode caches: something walks or probes many files.";
      case SLAB:
      case SLAB_UNRECLAIMABLE:
        return slab(own, contained);
      case VMALLOC_USED:
        return "As root, sum /proc/vmallocinfo by caller: large ones are BPF maps, drivers, file"
            + " systems and module loading"
            + (own ? "; this JVM's threads have their kernel stacks here too." : ".");
      case KERNEL_STACK:
        return own
            ? "Take a thread dump and count threads by name: look for pools made per request, and"
                + " executors that are never shut down; bound them, or use virtual threads."
            : contained
                ? "Compare pids.current with pids.max of the container, and find the process with"
                    + " the most threads: ps -eLf."
                : "Find the process with the most threads: ps -eo nlwp,pid,comm --sort=-nlwp.";
      case PAGE_TABLES:
        return own
            ? "Look for file mappings that are never unmapped and large sparse buffers; for a"
                + " large heap, huge pages (-XX:+UseTransparentHugePages or -XX:+UseLargePages)"
                + " make page tables smaller."
            : "Compare VmPTE in /proc/PID/status of the largest processes; shared memory that many"
                + " processes map costs page tables in each, and huge pages avoid that.";
      case PER_CPU:
        return "Count control groups, the dying too (nr_dying_descendants in cgroup.stat), BPF maps"
            + " (bpftool map) and network namespaces (ip netns): each costs memory per"
            + " possible processor, and hardly any of it is given back before a reboot.";
      default:
        return "Compare slab, percpu, pagetables, kernel_stack and sock in the container's"
            + " memory.stat: what they don't explain is pipes and buffers. The limit counts it"
            + " all, so leave room for it above the heap.";
    }
  }

  private static String slab(boolean own, boolean contained) {
    if (own) {
      return "Look for sockets, pipes, selectors, files and threads that are opened and never"
          + " closed: count /proc/self/fd, and compare with the last deployment.";
    }
    return contained
        ? "Look at slab_unreclaimable in the container's memory.stat, and count open files and"
            + " sockets of its processes."
        : "As root, run slabtop -s c and see which cache grows: sockets, task structures and"
            + " kmalloc point to different owners; it stays until its owner frees it.";
  }
}
