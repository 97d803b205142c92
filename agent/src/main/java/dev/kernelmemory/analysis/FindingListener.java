package dev.kernelmemory.analysis;

/** Is told what the analysis finds, on the thread that analyses: it must not wait for anything. */
public interface FindingListener {
  /** A finding was made, has become another one in severity, size or verdict, or has ended. */
  void found(Finding finding, Change change);

  /** What has happened to a finding. */
  enum Change {
    OPENED("opened"),
    CHANGED("changed"),
    ENDED("ended");

    private final String label;

    Change(String label) {
      this.label = label;
    }

    /** The name as users see it. */
    public String label() {
      return label;
    }
  }
}
