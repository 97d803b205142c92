package dev.kernelmemory.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * How short of memory the host or the container is; one event for each.
 *
 * <p>The counts are those since the previous event of the same scope, and each belongs to one
 * scope: the other's is missing. A number that is not reported, could not be read or has no
 * predecessor is {@link Long#MIN_VALUE}, an average {@link Float#NaN}.
 */
@Name("dev.kernelmemory.MemoryPressure")
@Label("Memory Pressure")
@Description(
    "How long tasks waited for memory, and what the kernel did to find some since the last event")
@Category({"Operating System", "Memory", "Kernel"})
@Period("1 s")
@StackTrace(false)
public final class MemoryPressure extends Event {
  @Label("Scope")
  @Description("What the event is about: host or container")
  public @Nullable String scope;

  @Label("Some Average 10")
  @Description("Part of the last 10 seconds in which at least one task waited for memory")
  @Percentage
  public float someAverage10;

  @Label("Some Average 60")
  @Description("Part of the last 60 seconds in which at least one task waited for memory")
  @Percentage
  public float someAverage60;

  @Label("Some Average 300")
  @Description("Part of the last 300 seconds in which at least one task waited for memory")
  @Percentage
  public float someAverage300;

  @Label("Full Average 10")
  @Description("Part of the last 10 seconds in which all tasks that could run waited for memory")
  @Percentage
  public float fullAverage10;

  @Label("Full Average 60")
  @Description("Part of the last 60 seconds in which all tasks that could run waited for memory")
  @Percentage
  public float fullAverage60;

  @Label("Full Average 300")
  @Description("Part of the last 300 seconds in which all tasks that could run waited for memory")
  @Percentage
  public float fullAverage300;

  @Label("Some Total")
  @Description("Time in which at least one task waited for memory, since the scope came to be")
  @Timespan(Timespan.NANOSECONDS)
  public long someTotal;

  @Label("Full Total")
  @Description(
      "Time in which all tasks that could run waited for memory, since the scope came to be")
  @Timespan(Timespan.NANOSECONDS)
  public long fullTotal;

  @Label("State")
  @Description("Whether there are averages and totals: ok, or why not")
  public @Nullable String state;

  @Label("Allocation Stalls")
  @Description("Times that a task on the host had to reclaim memory itself before it got some")
  public long allocationStalls;

  @Label("Pages Scanned")
  @Description("Pages of the host that the kernel looked at for reclaim")
  public long pagesScanned;

  @Label("Pages Stolen")
  @Description("Pages of the host that the kernel reclaimed")
  public long pagesStolen;

  @Label("Slabs Scanned")
  @Description("Slab objects of the host that the kernel looked at for reclaim")
  public long slabsScanned;

  @Label("Low Events")
  @Description("Times that the container was reclaimed from although below its protection")
  public long lowEvents;

  @Label("High Events")
  @Description("Times that the container was throttled above its high limit")
  public long highEvents;

  @Label("Max Events")
  @Description("Times that the container was about to exceed its limit")
  public long maxEvents;

  @Label("OOM Events")
  @Description("Times that the container was at its limit and an allocation about to fail")
  public long oomEvents;

  @Label("OOM Kills")
  @Description("Processes of the scope that were killed because memory ran out")
  public long oomKills;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
