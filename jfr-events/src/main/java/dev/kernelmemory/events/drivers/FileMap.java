package dev.kernelmemory.events.drivers;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A part of a file was mapped into memory. */
@Name("dev.kernelmemory.FileMap")
@Label("File Mapping")
@Description("A file was mapped into memory; touching its pages takes page tables")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled(false)
@StackTrace
public final class FileMap extends Event {
  @Label("Path")
  @Description("Name of the file, if the channel knows it")
  public @Nullable String path;

  @Label("Size")
  @Description("Length of the mapping")
  @DataAmount
  public long size;
}
