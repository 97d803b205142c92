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
 * One of the host's largest slab caches, as {@code /proc/slabinfo} reports it.
 *
 * <p>Off by default: the file is for root only, and reading it takes the kernel some effort.
 */
@Name("dev.kernelmemory.SlabCache")
@Label("Slab Cache")
@Description("One of the host's largest slab caches, which only root may read")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@Period("10 s")
@StackTrace(false)
public final class SlabCache extends Event {
  @Label("Name")
  @Description("Name of the cache, which caches of the same kind may share")
  public @Nullable String name;

  @Label("Size")
  @Description("Memory of the cache, free objects included")
  @DataAmount
  public long size;

  @Label("Objects")
  @Description("Objects that the cache has room for")
  public long objects;

  @Label("Active Objects")
  @Description("Objects that are in use")
  public long activeObjects;

  @Label("Object Size")
  @Description("Size of one object")
  @DataAmount
  public long objectSize;

  @Label("Sample Time")
  @Description("When the numbers were read from the kernel")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long sampleTime;
}
