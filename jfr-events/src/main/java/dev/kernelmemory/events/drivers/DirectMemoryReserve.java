package dev.kernelmemory.events.drivers;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Memory outside the heap was reserved for a direct buffer. */
@Name("dev.kernelmemory.DirectMemoryReserve")
@Label("Direct Memory Reservation")
@Description("Memory for a direct buffer was reserved; touching it takes page tables")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@StackTrace
public final class DirectMemoryReserve extends Event {
  @Label("Size")
  @Description("Length of the reservation")
  @DataAmount
  public long size;
}
