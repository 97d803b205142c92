package dev.kernelmemory.events.drivers;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A connection was accepted by the application. */
@Name("dev.kernelmemory.SocketAccept")
@Label("Socket Accept")
@Description("A connection was accepted; its socket costs the kernel slab memory")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@StackTrace
public final class SocketAccept extends Event {
  @Label("Address")
  @Description("Address and port of the other side")
  public @Nullable String address;

  @Label("Operations")
  @Description("How many this event stands for, its own among them; 1 unless there are very many")
  public long operations;
}
