package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.HostMemory;
import dev.kernelmemory.sample.Sampler;

/** Answers for the host from the sampler's latest snapshot. Thread-safe. */
final class HostKernelMemory implements KernelMemoryMXBean {
  private final Sampler sampler;
  private final boolean stacksInVmalloc;

  HostKernelMemory(Sampler sampler, boolean stacksInVmalloc) {
    this.sampler = sampler;
    this.stacksInVmalloc = stacksInVmalloc;
  }

  @Override
  public long getSlab() {
    return get(Dimension.SLAB);
  }

  @Override
  public long getSReclaimable() {
    return orMinusOne(host().slabReclaimable());
  }

  @Override
  public long getSUnreclaim() {
    return orMinusOne(host().slabUnreclaimable());
  }

  @Override
  public long getKReclaimable() {
    return orMinusOne(host().kernelReclaimable());
  }

  @Override
  public long getVmallocUsed() {
    return get(Dimension.VMALLOC_USED);
  }

  @Override
  public long getVmallocTotal() {
    return orMinusOne(host().vmallocTotal());
  }

  @Override
  public long getKernelStack() {
    return get(Dimension.KERNEL_STACK);
  }

  @Override
  public long getShadowCallStack() {
    return orMinusOne(host().shadowCallStack());
  }

  @Override
  public long getPageTables() {
    return get(Dimension.PAGE_TABLES);
  }

  @Override
  public long getSecPageTables() {
    return orMinusOne(host().secondaryPageTables());
  }

  @Override
  public long getPerCPU() {
    return get(Dimension.PER_CPU);
  }

  @Override
  public long getLowerBound() {
    return orMinusOne(host().lowerBound(stacksInVmalloc));
  }

  @Override
  public long getMemTotal() {
    return orMinusOne(host().memTotal());
  }

  @Override
  public long getMemFree() {
    return orMinusOne(host().memFree());
  }

  @Override
  public long getMemAvailable() {
    return orMinusOne(host().memAvailable());
  }

  @Override
  public long getSampleTime() {
    return sampler.latest().takenAtMillis();
  }

  @Override
  public long getSampleAgeMillis() {
    return sampler.latestAgeMillis();
  }

  @Override
  public String[] getUnavailableDimensions() {
    return host().unavailable().toArray(new String[0]);
  }

  private long get(Dimension dimension) {
    return orMinusOne(host().get(dimension));
  }

  private HostMemory host() {
    return sampler.latest().host();
  }

  static long orMinusOne(long value) {
    return Math.max(-1, value);
  }
}
