package dev.kernelmemory.report;

import dev.kernelmemory.analysis.Observation;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Numbers over time: several of them at each moment, any of which may be absent. Grows; a day of
 * seconds takes some hundred kilobytes per number.
 */
final class Track {
  static final long ABSENT = Observation.ABSENT;

  /** Several times the usual distance without a sample is a gap, not a straight line. */
  private static final int GAP_FACTOR = 5;

  private long[] times = new long[64];
  private final long[][] values;
  private int size;

  Track(int series) {
    values = new long[series][64];
  }

  void add(long timeMillis, long... numbers) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      for (int s = 0; s < values.length; s++) {
        values[s] = Arrays.copyOf(values[s], 2 * size);
      }
    }
    times[size] = timeMillis;
    for (int s = 0; s < values.length; s++) {
      values[s][size] = numbers[s];
    }
    size++;
  }

  int size() {
    return size;
  }

  int series() {
    return values.length;
  }

  long time(int i) {
    return times[i];
  }

  long value(int s, int i) {
    return values[s][i];
  }

  /** The largest value, or {@link #ABSENT}. */
  long highest(int s) {
    long highest = ABSENT;
    for (int i = 0; i < size; i++) {
      highest = Math.max(highest, values[s][i]);
    }
    return highest;
  }

  /** The smallest value, or {@link #ABSENT}. */
  long lowest(int s) {
    long lowest = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      lowest = values[s][i] < 0 ? lowest : Math.min(lowest, values[s][i]);
    }
    return lowest == Long.MAX_VALUE ? ABSENT : lowest;
  }

  /** The first value that is there, or {@link #ABSENT}. */
  long first(int s) {
    for (int i = 0; i < size; i++) {
      if (values[s][i] >= 0) {
        return values[s][i];
      }
    }
    return ABSENT;
  }

  /** The last value that is there, or {@link #ABSENT}. */
  long last(int s) {
    for (int i = size - 1; i >= 0; i--) {
      if (values[s][i] >= 0) {
        return values[s][i];
      }
    }
    return ABSENT;
  }

  /** The sum of all numbers of a moment, {@link #ABSENT} if one of them is. */
  long sum(int i, int series) {
    long sum = 0;
    for (int s = 0; s < series; s++) {
      if (values[s][i] < 0) {
        return ABSENT;
      }
      sum += values[s][i];
    }
    return sum;
  }

  /** What is in a range, in the order of time: events come out of a recording in any order. */
  Track within(TimeRange range) {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> times[i]));
    Track sorted = new Track(values.length);
    for (int i : order) {
      if (times[i] >= range.fromMillis && times[i] <= range.toMillis) {
        sorted.add(times[i], at(i));
      }
    }
    return sorted;
  }

  /** The same with an absent moment in each gap. */
  Track withGaps() {
    if (size < 3) {
      return this;
    }
    long[] distances = new long[size - 1];
    for (int i = 1; i < size; i++) {
      distances[i - 1] = times[i] - times[i - 1];
    }
    Arrays.sort(distances);
    long gap = Math.max(1000, GAP_FACTOR * distances[distances.length / 2]);
    if (distances[distances.length - 1] <= gap) {
      return this;
    }
    long[] absent = new long[values.length];
    Arrays.fill(absent, ABSENT);
    Track track = new Track(values.length);
    for (int i = 0; i < size; i++) {
      if (i > 0 && times[i] - times[i - 1] > gap) {
        track.add(times[i - 1] + 1, absent);
      }
      track.add(times[i], at(i));
    }
    return track;
  }

  long[] at(int i) {
    long[] numbers = new long[values.length];
    for (int s = 0; s < numbers.length; s++) {
      numbers[s] = values[s][i];
    }
    return numbers;
  }
}
