package dev.kernelmemory.report;

/**
 * Writes HTML, with all text escaped.
 *
 * <p>What a file says may have any content: marks that turn the direction of writing, control
 * characters and broken surrogates are shown by their code point, and long text is cut.
 */
final class Html {
  /** Longer names are no names; the page must stay readable and small. */
  private static final int LONGEST_TEXT = 1000;

  private final StringBuilder page = new StringBuilder(1 << 16);

  /** Opens an element; the attributes are pairs of a name and a value. */
  Html open(String tag, String... attributes) {
    page.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      page.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      page.append('"');
    }
    page.append('>');
    return this;
  }

  Html close(String tag) {
    page.append("</").append(tag).append(">\n");
    return this;
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** Adds what is markup already, and ours. */
  Html markup(CharSequence markup) {
    page.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }

  private void escape(String text) {
    int length = text.length();
    for (int i = 0; i < length; ) {
      if (i >= LONGEST_TEXT) {
        page.append("… (").append(length).append(" characters)");
        return;
      }
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      escape(point);
    }
  }

  private void escape(int point) {
    switch (point) {
      case '&':
        page.append("&amp;");
        break;
      case '<':
        page.append("&lt;");
        break;
      case '>':
        page.append("&gt;");
        break;
      case '"':
        page.append("&quot;");
        break;
      case '\'':
        page.append("&#39;");
        break;
      default:
        if (isVisible(point)) {
          page.appendCodePoint(point);
        } else {
          page.append(String.format("[U+%04X]", point));
        }
    }
  }

  private static boolean isVisible(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      default:
        return true;
    }
  }
}
