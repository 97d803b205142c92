package dev.kernelmemory.procfs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code /proc/PID/mountinfo} (Linux 2.6.26), see proc_pid_mountinfo(5) and
 * Documentation/filesystems/proc.rst.
 *
 * <pre>
 * 36 35 98:0 /mnt1 /mnt\0402 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
 * </pre>
 *
 * <p>Number, parent's number, device, root, mount point, mount options, any number of optional
 * fields, a dash, type, source, options of the file system. Fields stand one space apart, so a
 * source may be empty; space, tab, line feed and backslash within a field are written as a
 * backslash and three octal digits. Lines that are not of this form are passed over.
 *
 * <p>Cost: some strings per line. Thread-safe, stateless.
 */
public final class MountinfoParser {
  private static final String SEPARATOR = " - ";

  private MountinfoParser() {}

  /**
   * Parses a whole text.
   *
   * @param text the file's text
   * @return the mounts in the file's order, unmodifiable
   */
  public static List<Mount> parse(String text) {
    List<Mount> mounts = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      Mount mount = line(text.substring(start, end));
      if (mount != null) {
        mounts.add(mount);
      }
      start = end + 1;
    }
    return Collections.unmodifiableList(mounts);
  }

  private static @Nullable Mount line(String line) {
    int parent = line.indexOf(' ') + 1;
    int device = line.indexOf(' ', parent) + 1;
    int root = line.indexOf(' ', device) + 1;
    int point = line.indexOf(' ', root) + 1;
    int options = line.indexOf(' ', point) + 1;
    if (parent == 0 || device == 0 || root == 0 || point == 0 || options == 0) {
      return null;
    }
    int separator = line.indexOf(SEPARATOR, options);
    int type = separator + SEPARATOR.length();
    int source = line.indexOf(' ', type) + 1;
    int superOptions = line.indexOf(' ', source) + 1;
    if (separator < 0 || source == 0 || superOptions == 0) {
      return null;
    }
    int id = number(line.substring(0, parent - 1));
    int parentId = number(line.substring(parent, device - 1));
    String mountPoint = decode(line.substring(point, options - 1));
    // The kernel makes no mount point with a parent in it; one would lead out of where we look.
    if (id < 0
        || parentId < 0
        || !mountPoint.startsWith("/")
        || (mountPoint + '/').contains("/../")) {
      return null;
    }
    return new Mount(
        id,
        parentId,
        decode(line.substring(root, point - 1)),
        mountPoint,
        decode(line.substring(type, source - 1)),
        decode(line.substring(source, superOptions - 1)),
        line.substring(superOptions));
  }

  private static int number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return digits.isEmpty() ? -1 : value;
  }

  /** Replaces each backslash that three octal digits follow; leaves every other one. */
  static String decode(String field) {
    int backslash = field.indexOf('\\');
    if (backslash < 0) {
      return field;
    }
    StringBuilder decoded = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      int code = field.charAt(i) == '\\' ? octal(field, i + 1) : -1;
      if (code < 0) {
        decoded.append(field.charAt(i));
      } else {
        decoded.append((char) code);
        i += 3;
      }
    }
    return decoded.toString();
  }

  private static int octal(String field, int from) {
    if (from + 3 > field.length()) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < from + 3; i++) {
      int digit = field.charAt(i) - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      code = code * 8 + digit;
    }
    return code <= 0x7f ? code : -1;
  }
}
