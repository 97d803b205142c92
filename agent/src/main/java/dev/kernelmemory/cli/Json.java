package dev.kernelmemory.cli;

/** Writes JSON (RFC 8259), compact, in one pass. */
final class Json {
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  Json object() {
    return open('{');
  }

  Json array() {
    return open('[');
  }

  Json endObject() {
    return close('}');
  }

  Json endArray() {
    return close(']');
  }

  Json name(String name) {
    separate();
    quote(name);
    text.append(':');
    first = true;
    return this;
  }

  Json value(String value) {
    separate();
    quote(value);
    return this;
  }

  Json value(long value) {
    separate();
    text.append(value);
    return this;
  }

  Json value(double value) {
    separate();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      text.append("null");
    } else {
      text.append(value);
    }
    return this;
  }

  Json nothing() {
    separate();
    text.append("null");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private Json open(char bracket) {
    separate();
    text.append(bracket);
    first = true;
    return this;
  }

  private Json close(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
