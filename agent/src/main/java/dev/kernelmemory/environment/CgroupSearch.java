package dev.kernelmemory.environment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Looks below a directory for the cgroup that lists a process, breadth first.
 *
 * <p>Bounded to {@value #MOST_DIRECTORIES} directories and a depth of {@value #MOST_LEVELS}; no
 * symbolic link is followed. What was found is looked at first the next time. Not thread-safe.
 */
final class CgroupSearch {
  private static final int MOST_DIRECTORIES = 2000;
  private static final int MOST_LEVELS = 12;

  private @Nullable File found;

  /**
   * Searches.
   *
   * @return the directory that lists the process, preferably one with memory files, or null
   */
  @Nullable File find(File top, String pid) {
    File last = found;
    if (last != null && MountTable.covers(top.getPath(), last.getPath()) && isIt(last, pid)) {
      return last;
    }
    found = search(top, pid);
    return found;
  }

  private static @Nullable File search(File top, String pid) {
    Deque<File> level = new ArrayDeque<>();
    level.add(top);
    File second = null;
    int seen = 0;
    for (int depth = 0; depth <= MOST_LEVELS && !level.isEmpty(); depth++) {
      Deque<File> next = new ArrayDeque<>();
      for (File directory : level) {
        if (++seen > MOST_DIRECTORIES) {
          return second;
        }
        if (isIt(directory, pid)) {
          if (CgroupDirectory.hasMemory(directory)) {
            return directory;
          }
          // On version 2 it has no siblings, on version 1 this may be another controller's.
          second = second == null && CgroupDirectory.isUnified(directory) ? directory : second;
        }
        if (seen + next.size() < MOST_DIRECTORIES) {
          addChildren(directory, next);
        }
      }
      level = next;
    }
    return second;
  }

  private static boolean isIt(File directory, String pid) {
    return CgroupDirectory.membership(directory, pid) == CgroupDirectory.Membership.YES;
  }

  private static void addChildren(File directory, Deque<File> children) {
    String[] names = hasNoSubdirectories(directory) ? null : directory.list();
    if (names == null) {
      return;
    }
    for (String name : names) {
      File child = new File(directory, name);
      if (isRealDirectory(child)) {
        children.add(child);
      }
    }
  }

  /** By the number of links, which cgroupfs keeps: saves looking at some 60 files in each leaf. */
  private static boolean hasNoSubdirectories(File directory) {
    try {
      return Integer.valueOf(2).equals(Files.getAttribute(directory.toPath(), "unix:nlink"));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isRealDirectory(File file) {
    try {
      Path path = file.toPath();
      return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    } catch (RuntimeException e) {
      // A name that this JVM's file name encoding can't express.
      return false;
    }
  }
}
