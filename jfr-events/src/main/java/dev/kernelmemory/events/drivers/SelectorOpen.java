package dev.kernelmemory.events.drivers;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A selector, or the port of an asynchronous channel group, was made. */
@Name("dev.kernelmemory.SelectorOpen")
@Label("Selector Open")
@Description("A selector was made; each one is an epoll instance of the kernel")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@StackTrace
public final class SelectorOpen extends Event {
  @Label("Kind")
  @Description("What was made: selector, port")
  public @Nullable String kind;
}
