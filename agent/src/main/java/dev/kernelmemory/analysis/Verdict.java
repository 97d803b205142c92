package dev.kernelmemory.analysis;

/** Who is behind a finding. */
public enum Verdict {
  THIS_JVM("this JVM"),
  THIS_CONTAINER("this container"),
  ELSEWHERE("elsewhere on the host"),
  UNKNOWN("unknown");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** In the words of a sentence. */
  public String label() {
    return label;
  }
}
