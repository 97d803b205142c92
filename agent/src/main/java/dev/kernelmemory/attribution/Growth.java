package dev.kernelmemory.attribution;

import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The largest rise of one dimension of a scope in a recording, from its lowest sample to its
 * highest.
 */
public final class Growth {
  private final Scope scope;
  private final Dimension dimension;
  private final long fromMillis;
  private final long toMillis;
  private final long bytes;

  Growth(Scope scope, Dimension dimension, long fromMillis, long toMillis, long bytes) {
    this.scope = scope;
    this.dimension = dimension;
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    this.bytes = bytes;
  }

  /**
   * Finds the two samples, the lower one first, with the largest difference.
   *
   * @param samples in the order of time; missing values are passed over
   * @return null if nothing has grown by that much
   */
  public static @Nullable Growth largest(
      Scope scope, Dimension dimension, List<Observation> samples, long leastBytes) {
    Quantity quantity = Quantity.of(dimension);
    Growth largest = null;
    long lowest = Long.MAX_VALUE;
    long lowestMillis = 0;
    for (Observation sample : samples) {
      long value = sample.get(quantity);
      if (value < 0) {
        continue;
      }
      // The last of several lowest ones: what came before it did not make anything grow.
      if (value <= lowest) {
        lowest = value;
        lowestMillis = sample.timeMillis();
      }
      long rise = value - lowest;
      if (rise >= leastBytes && (largest == null || rise > largest.bytes)) {
        largest = new Growth(scope, dimension, lowestMillis, sample.timeMillis(), rise);
      }
    }
    return largest;
  }

  /** Whose memory has grown. */
  public Scope scope() {
    return scope;
  }

  /** What has grown. */
  public Dimension dimension() {
    return dimension;
  }

  /** The time of the lower sample, since 1970. */
  public long fromMillis() {
    return fromMillis;
  }

  /** The time of the higher sample, since 1970. */
  public long toMillis() {
    return toMillis;
  }

  /** By how much it has grown. */
  public long bytes() {
    return bytes;
  }
}
