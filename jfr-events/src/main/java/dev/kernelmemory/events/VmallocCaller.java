package dev.kernelmemory.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * One of the kernel functions that hold most vmalloc memory, as {@code /proc/vmallocinfo} reports
 * it.
 *
 * <p>Off by default: the file is for root only, and reading it takes the kernel some effort.
 */
@Name("dev.kernelmemory.VmallocCaller")
@Label("Vmalloc Caller")
@Description("One of the kernel functions that hold most vmalloc memory, which only root may read")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@Period("10 s")
@StackTrace(false)
public final class VmallocCaller extends Event {
  @Label("Caller")
  @Description("Kernel function that asked for the memory")
  public @Nullable String caller;

  @Label("Size")
  @Description("Pages that were mapped for the function")
  @DataAmount
  public long size;

  @Label("Areas")
  @Description("Address ranges that the function holds, with pages or without")
  public long areas;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
