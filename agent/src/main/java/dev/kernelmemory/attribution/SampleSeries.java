package dev.kernelmemory.attribution;

import java.util.Map;
import java.util.TreeMap;

/** One dimension's samples in the order of time, whatever order they are added in. */
final class SampleSeries {
  private final TreeMap<Long, Long> values = new TreeMap<>();
  private long[] millis = {};
  private long[] ordered = {};

  void add(long atMillis, long value) {
    values.put(atMillis, value);
    millis = new long[0];
  }

  int size() {
    return values.size();
  }

  long millis(int i) {
    order();
    return millis[i];
  }

  long value(int i) {
    order();
    return ordered[i];
  }

  private void order() {
    if (millis.length == values.size()) {
      return;
    }
    millis = new long[values.size()];
    ordered = new long[values.size()];
    int i = 0;
    for (Map.Entry<Long, Long> entry : values.entrySet()) {
      millis[i] = entry.getKey();
      ordered[i++] = entry.getValue();
    }
  }
}
