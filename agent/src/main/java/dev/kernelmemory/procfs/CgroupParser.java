package dev.kernelmemory.procfs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code /proc/PID/cgroup} (Linux 2.6.24; the line that begins with {@code 0::} since 4.5),
 * see cgroups(7).
 *
 * <pre>
 * 4:memory:/kx/a
 * 2:cpu,cpuacct:/
 * 1:name=systemd:/user.slice
 * 0::/user.slice (deleted)
 * </pre>
 *
 * <p>The path is all that follows the second colon and may hold colons itself; the kernel escapes
 * nothing in it and forbids line feeds. Lines that are not of this form are passed over.
 */
public final class CgroupParser {
  private static final String DELETED = " (deleted)";

  private CgroupParser() {}

  /**
   * Parses a whole text.
   *
   * @param text the file's text
   * @return one entry per hierarchy in the file's order, unmodifiable
   */
  public static List<CgroupEntry> parse(String text) {
    List<CgroupEntry> entries = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      CgroupEntry entry = line(text.substring(start, end));
      if (entry != null) {
        entries.add(entry);
      }
      start = end + 1;
    }
    return Collections.unmodifiableList(entries);
  }

  private static @Nullable CgroupEntry line(String line) {
    int controllers = line.indexOf(':') + 1;
    int path = line.indexOf(':', controllers) + 1;
    if (controllers < 2 || path == 0 || !line.startsWith("/", path)) {
      return null;
    }
    for (int i = 0; i < controllers - 1; i++) {
      if (line.charAt(i) < '0' || line.charAt(i) > '9') {
        return null;
      }
    }
    boolean deleted = line.endsWith(DELETED);
    return new CgroupEntry(
        line.substring(0, controllers - 1),
        line.substring(controllers, path - 1),
        line.substring(path, line.length() - (deleted ? DELETED.length() : 0)),
        deleted);
  }
}
