package dev.kernelmemory.sample;

/** Every file that is read again and again, a well-formed text, and a number that is in it. */
enum SourceFile {
  MEMINFO("proc/meminfo", Reader.HOST, "MemTotal: 1000000 kB\nSlab: 123456 kB\n", 123456L << 10),
  LOADAVG("proc/loadavg", Reader.HOST, "0.20 0.18 0.12 1/4321 17\n", 4321),
  STATUS("proc/self/status", Reader.PROCESS, "VmPTE:\t 8 kB\nThreads:\t20111\nx:\t1\n", 20111),
  MAPS("proc/self/maps", Reader.PROCESS, "a\nb\nc\n", 3),
  CGROUP("proc/self/cgroup", Reader.CONTAINER, "0::/a\n", 7001),
  MEMORY_STAT(
      "cgroup/a/memory.stat",
      Reader.CONTAINER,
      "anon 1111\nkernel_stack 49152\nslab_reclaimable 11\nslab_unreclaimable 22\n",
      49152),
  MEMORY_CURRENT("cgroup/a/memory.current", Reader.CONTAINER, "7001\n", 7001),
  MEMORY_EVENTS(
      "cgroup/a/memory.events",
      Reader.CONTAINER,
      "low 0\nhigh 0\nmax 0\noom 3\noom_kill 4321\n",
      4321),
  MEMORY_MAX("cgroup/a/memory.max", Reader.CONTAINER, "104857600\n", 104857600),
  CGROUP_STAT(
      "cgroup/a/cgroup.stat",
      Reader.CONTAINER,
      "nr_descendants 1\nnr_dying_descendants 1234\n",
      1234),
  PRESSURE(
      "proc/pressure/memory",
      Reader.PRESSURE,
      "some avg10=1.53 avg60=0.87 avg300=0.20 total=17421\n"
          + "full avg10=0.10 avg60=0.02 avg300=0.00 total=99\n",
      17421),
  GROUP_PRESSURE(
      "cgroup/a/memory.pressure",
      Reader.PRESSURE,
      "some avg10=0.00 avg60=0.00 avg300=0.00 total=5555\n",
      5555),
  VMSTAT("proc/vmstat", Reader.VMSTAT, "nr_free_pages 5\noom_kill 1212\n", 1212),
  NODE_MEMINFO(
      "sys/devices/system/node/node0/meminfo",
      Reader.NODES,
      "Node 0 MemTotal: 99 kB\nNode 0 Slab: 4444 kB\n",
      4444L << 10),
  SLABINFO(
      "proc/slabinfo",
      Reader.DETAIL,
      "slabinfo - version: 2.1\n"
          + "dentry 78364 78456 192 21 1 : tunables 0 0 0 : slabdata 3700 3736 0\n",
      3736L << 12),
  VMALLOCINFO(
      "proc/vmallocinfo",
      Reader.DETAIL,
      "0x1-0x2 8192 kernel_clone+0xa8/0x478 pages=4096 vmalloc N0=4096\n",
      4096L << 12),
  DENTRY_STATE("proc/sys/fs/dentry-state", Reader.DETAIL, "78364\t77098\t45\t0\t15707\t0\n", 15707);

  /** What reads it. */
  enum Reader {
    HOST,
    CONTAINER,
    PROCESS,
    PRESSURE,
    VMSTAT,
    NODES,
    DETAIL
  }

  private final String path;
  private final Reader reader;
  private final String good;
  private final long number;

  SourceFile(String path, Reader reader, String good, long number) {
    this.path = path;
    this.reader = reader;
    this.good = good;
    this.number = number;
  }

  String path() {
    return path;
  }

  Reader reader() {
    return reader;
  }

  String good() {
    return good;
  }

  /** What the text says. */
  long number() {
    return number;
  }

  /** Where the number goes, of the container's files. */
  ContainerField field() {
    return switch (this) {
      case MEMORY_STAT -> ContainerField.KERNEL_STACK;
      case MEMORY_EVENTS -> ContainerField.OOM_KILLS;
      case MEMORY_MAX -> ContainerField.LIMIT;
      case CGROUP_STAT -> ContainerField.DYING_DESCENDANTS;
      default -> ContainerField.CURRENT;
    };
  }
}
