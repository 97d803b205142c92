package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;
import java.util.Arrays;

/**
 * The numbers of one scope at one time. Immutable; a number that is absent, for whatever reason, is
 * {@link #ABSENT}, never 0.
 */
public final class Observation {
  /** Stands for a number that there is none of. */
  public static final long ABSENT = -1;

  static final int QUANTITIES = Quantity.values().length;

  private final Scope scope;
  private final long timeMillis;
  private final long[] values;

  private Observation(Scope scope, long timeMillis, long[] values) {
    this.scope = scope;
    this.timeMillis = timeMillis;
    this.values = values;
  }

  public static Builder of(Scope scope, long timeMillis) {
    return new Builder(scope, timeMillis);
  }

  public Scope scope() {
    return scope;
  }

  /** Milliseconds since the epoch, or of any clock that does not go back. */
  public long timeMillis() {
    return timeMillis;
  }

  /** The number, or {@link #ABSENT}. */
  public long get(Quantity quantity) {
    return values[quantity.ordinal()];
  }

  public boolean has(Quantity quantity) {
    return values[quantity.ordinal()] >= 0;
  }

  /** Collects the numbers of one observation. */
  public static final class Builder {
    private final Scope scope;
    private final long timeMillis;
    private final long[] values = new long[QUANTITIES];

    private Builder(Scope scope, long timeMillis) {
      this.scope = scope;
      this.timeMillis = timeMillis;
      Arrays.fill(values, ABSENT);
    }

    /**
     * Sets a number; a negative one counts as absent.
     *
     * @return this
     */
    public Builder set(Quantity quantity, long value) {
      values[quantity.ordinal()] = value < 0 ? ABSENT : value;
      return this;
    }

    public Observation build() {
      return new Observation(scope, timeMillis, values.clone());
    }
  }
}
