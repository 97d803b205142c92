package dev.kernelmemory.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For each name, one value of each round. */
final class Series {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  void add(String name, double value) {
    values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
  }

  List<Double> of(String name) {
    List<Double> found = values.get(name);
    if (found == null) {
      throw new IllegalArgumentException("nothing was measured of " + name);
    }
    return found;
  }

  double median(String name) {
    return Statistics.median(of(name));
  }

  double medianRatio(String name, String baseline) {
    return Statistics.median(Statistics.ratios(of(name), of(baseline)));
  }

  double medianDifference(String name, String baseline) {
    return Statistics.median(Statistics.differences(of(name), of(baseline)));
  }
}
