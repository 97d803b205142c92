package dev.kernelmemory.sample;

/** Hears of every new snapshot, on the sampling thread: must be quick and never wait. */
public interface SnapshotListener {
  /** A snapshot was published. */
  void sampled(Snapshot previous, Snapshot snapshot);
}
