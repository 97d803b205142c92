package dev.kernelmemory.events.drivers;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A socket was made by the application. */
@Name("dev.kernelmemory.SocketOpen")
@Label("Socket Open")
@Description("A socket was made; each one costs the kernel slab memory")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@StackTrace
public final class SocketOpen extends Event {
  @Label("Kind")
  @Description("Which socket was made: stream, datagram, server, unix")
  public @Nullable String kind;

  @Label("Operations")
  @Description("How many this event stands for, its own among them; 1 unless there are very many")
  public long operations;
}
