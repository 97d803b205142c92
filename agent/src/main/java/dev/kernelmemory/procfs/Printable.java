package dev.kernelmemory.procfs;

/**
 * Makes text from a file safe to print: a hostile file must not steer a terminal or forge lines.
 */
public final class Printable {
  private Printable() {}

  /**
   * Replaces every character outside printable ASCII by a question mark.
   *
   * @param text any text
   * @return the text, of the same length
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      safe.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return safe.toString();
  }
}
