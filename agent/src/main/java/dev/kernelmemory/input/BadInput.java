package dev.kernelmemory.input;

import java.io.IOException;

/** A file that is not what it should be; the message says where and why. */
public final class BadInput extends IOException {
  private static final long serialVersionUID = 1;

  BadInput(String message) {
    super(message);
  }

  static BadInput at(long line, int column, String problem) {
    return new BadInput("line " + line + ", column " + column + ": " + problem);
  }
}
