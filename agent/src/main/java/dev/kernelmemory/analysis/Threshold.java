package dev.kernelmemory.analysis;

/** A number that the analysis compares with; each is an option. */
public enum Threshold {
  STEP_BYTES(
      "stepBytes",
      48.0 * Units.MIB,
      "smallest step of Slab, VmallocUsed, PageTables, Kernel that is a spike or drop"),
  SMALL_STEP_BYTES(
      "smallStepBytes", 16.0 * Units.MIB, "the same for KernelStack and PerCPU, which are small"),
  STEP_LIMIT_RATIO(
      "stepLimitRatio", 0.05, "share of a container's limit that is a step, if that is less"),
  GROWTH_RATIO_PER_HOUR(
      "growthRatioPerHour", 0.003, "growth per hour, by RAM or limit, that is found within hours"),
  SLOW_GROWTH_RATIO_PER_HOUR(
      "slowGrowthRatioPerHour", 0.0008, "growth per hour that is found within a day or two"),
  FAST_GROWTH_RATIO(
      "fastGrowthRatio", 0.05, "rise, by RAM or limit, that is growth after half an hour already"),
  SLAB_UNRECLAIMABLE_RATIO("slabUnreclaimableRatio", 0.10, "SUnreclaim by RAM"),
  SLAB_UNRECLAIMABLE_LRU_RATIO(
      "slabUnreclaimableLruRatio", 1, "SUnreclaim by what programs have in use (LRU)"),
  SLAB_RATIO("slabRatio", 0.40, "Slab by RAM, where SUnreclaim is not known"),
  KERNEL_STACK_RATIO("kernelStackRatio", 0.01, "KernelStack by RAM"),
  KERNEL_STACK_TASKS_RATIO("kernelStackTasksRatio", 1.5, "KernelStack by tasks × the stack of one"),
  PAGE_TABLES_RATIO("pageTablesRatio", 0.05, "PageTables by RAM"),
  VMALLOC_RATIO("vmallocRatio", 0.05, "VmallocUsed without stacks by RAM, from 512 MiB on"),
  PER_CPU_RATIO("perCpuRatio", 0.03, "PerCPU by RAM"),
  PER_CPU_BYTES("perCpuBytes", 4.0 * Units.MIB, "PerCPU by possible processor"),
  CONTAINER_KERNEL_RATIO(
      "containerKernelRatio",
      0.30,
      "unreclaimable kernel memory by a container's memory, 64 MiB on"),
  CONTAINER_LIMIT_RATIO(
      "containerLimitRatio", 0.20, "the same by the container's limit, 32 MiB on"),
  PROCESS_TABLES_RATIO(
      "processTablesRatio", 4, "a process' page tables by what its memory and threads explain");

  private final String key;
  private final double normal;
  private final String meaning;

  Threshold(String key, double normal, String meaning) {
    this.key = key;
    this.normal = normal;
    this.meaning = meaning;
  }

  /** The name of the option. */
  public String key() {
    return key;
  }

  /** The value if nobody sets another. */
  public double normal() {
    return normal;
  }

  /** What is compared with it. */
  public String meaning() {
    return meaning;
  }
}
