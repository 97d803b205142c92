package dev.kernelmemory.procfs;

/** Names that kernel modules choose, fit to be printed and published. */
final class KernelName {
  private static final int MOST_CHARACTERS = 128;

  private KernelName() {}

  /** The name in printable ASCII, cut at {@value #MOST_CHARACTERS} characters. */
  static String of(String name) {
    return Printable.of(name.substring(0, Math.min(name.length(), MOST_CHARACTERS)));
  }
}
