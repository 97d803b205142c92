package dev.kernelmemory.events.drivers;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A file was opened, by a stream, a RandomAccessFile or a channel. */
@Name("dev.kernelmemory.FileOpen")
@Label("File Open")
@Description("A file was opened; each new name costs the kernel an inode and a directory entry")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@StackTrace
public final class FileOpen extends Event {
  @Label("Path")
  @Description("Name of the file as the application gave it")
  public @Nullable String path;

  @Label("Operations")
  @Description("How many this event stands for, its own among them; 1 unless there are very many")
  public long operations;
}
