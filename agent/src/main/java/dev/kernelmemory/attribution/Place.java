package dev.kernelmemory.attribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where in the application an operation began: the frames of a stack, newest first, without those
 * of the JDK.
 */
public final class Place {
  private static final int MOST_FRAMES = 5;
  private static final String[] JDK_PACKAGES = {
    "java.", "javax.", "jdk.", "sun.", "com.sun.", "oracle.jrockit."
  };

  private final List<String> frames;

  private Place(List<String> frames) {
    this.frames = Collections.unmodifiableList(frames);
  }

  /**
   * Keeps what is the application's.
   *
   * @param stack frames as {@code package.Class.method:12}, newest first
   */
  public static Place of(List<String> stack) {
    List<String> kept = new ArrayList<>();
    for (String frame : stack) {
      if (kept.size() < MOST_FRAMES && !isOfTheJdk(frame)) {
        kept.add(frame);
      }
    }
    if (kept.isEmpty()) {
      kept.add(stack.isEmpty() ? "(no stack trace)" : stack.get(stack.size() - 1));
    }
    return new Place(kept);
  }

  /** The first frame of the application, which stands for the place. */
  public String first() {
    return frames.get(0);
  }

  /** The frames of one of the stacks that led there, five at the most. */
  public List<String> frames() {
    return frames;
  }

  private static boolean isOfTheJdk(String frame) {
    for (String prefix : JDK_PACKAGES) {
      if (frame.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
