package dev.kernelmemory.procfs;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The largest entries of a kernel file that breaks memory down by its users, and what all entries
 * are together. Immutable.
 *
 * @param <T> an entry
 */
public final class Ranking<T> {
  private final List<T> entries;
  private final long totalBytes;
  private final int malformedLines;
  private final @Nullable String problem;

  Ranking(List<T> entries, long totalBytes, MalformedLines malformed) {
    this.entries = Collections.unmodifiableList(entries);
    this.totalBytes = totalBytes;
    this.malformedLines = malformed.count();
    this.problem = malformed.first();
  }

  /** The largest first. */
  public List<T> entries() {
    return entries;
  }

  /** Bytes of all well-formed lines, of those too that are not among the largest. */
  public long totalBytes() {
    return totalBytes;
  }

  /** How many lines were left out because they are not of the file's form. */
  public int malformedLines() {
    return malformedLines;
  }

  /** What is wrong with the first of them and which it is, or null. */
  public @Nullable String problem() {
    return problem;
  }
}
