package dev.kernelmemory.events.drivers;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A sample of the look-ups of names that do not exist: one event stands for many. */
@Name("dev.kernelmemory.NameLookup")
@Label("Name Look-Up")
@Description(
    "Names that do not exist were looked up; the kernel remembers each in a negative directory entry")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@StackTrace
public final class NameLookup extends Event {
  @Label("Path")
  @Description("Name of the look-up that the stack trace is of")
  public @Nullable String path;

  @Label("Look-Ups")
  @Description("Failed look-ups that this event stands for, its own among them")
  public long lookups;
}
