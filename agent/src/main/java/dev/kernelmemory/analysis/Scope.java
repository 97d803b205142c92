package dev.kernelmemory.analysis;

/** Whose memory a number is about. */
public enum Scope {
  HOST("host"),
  CONTAINER("container"),
  PROCESS("process");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  /** The name as users write it. */
  public String label() {
    return label;
  }
}
