package dev.kernelmemory.events.drivers;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A directory was opened for listing. */
@Name("dev.kernelmemory.DirectoryOpen")
@Label("Directory Open")
@Description(
    "A directory was opened for listing; what it lists fills the caches of inodes and names")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@StackTrace
public final class DirectoryOpen extends Event {
  @Label("Path")
  @Description("Name of the directory as the application gave it")
  public @Nullable String path;

  @Label("Operations")
  @Description("How many this event stands for, its own among them; 1 unless there are very many")
  public long operations;
}
