package dev.kernelmemory.environment;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** A cgroup's directory, the top of what can be seen of its hierarchy, and how it was found. */
final class CgroupPlace {
  private static final File NOWHERE = new File("/");

  private final @Nullable File directory;
  private final File top;
  private final Placement placement;
  private final String reason;

  CgroupPlace(@Nullable File directory, File top, Placement placement, String reason) {
    this.directory = directory;
    this.top = top;
    this.placement = placement;
    this.reason = reason;
  }

  static CgroupPlace none(String reason) {
    return new CgroupPlace(null, NOWHERE, Placement.NONE, reason);
  }

  @Nullable File directory() {
    return directory;
  }

  File top() {
    return top;
  }

  Placement placement() {
    return placement;
  }

  String reason() {
    return reason;
  }
}
