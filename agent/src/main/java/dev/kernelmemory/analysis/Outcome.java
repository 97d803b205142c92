package dev.kernelmemory.analysis;

/** How a finding ended, if it did. */
public enum Outcome {
  /** It has not ended. */
  ACTIVE("goes on"),
  /** The level went back to where it had been. */
  RETURNED("came back"),
  /** The new level lasts: it is the normal one now. */
  STAYED("stays at the new level"),
  /** The rise ended. */
  LEVELLED_OFF("levelled off"),
  /** The level went below the clear level of its band. */
  CLEARED("back in proportion");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** In the words of a sentence. */
  public String label() {
    return label;
  }
}
