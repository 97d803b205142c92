package dev.kernelmemory.sample;

/** Whose memory a number is about. */
public enum Scope {
  /** The machine, or what {@code /proc} takes for it. */
  HOST("Host"),
  /** The control group that this JVM is in. */
  CONTAINER("Container"),
  /** This JVM. */
  PROCESS("Process");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  /** The name users know it by, which is also the {@code scope} of its MXBean. */
  public String label() {
    return label;
  }
}
